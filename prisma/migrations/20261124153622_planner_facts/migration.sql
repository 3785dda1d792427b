-- AlterTable
ALTER TABLE "InstagramAccount" ADD COLUMN     "factsTriedAt" TIMESTAMPTZ(3),
ADD COLUMN     "mediaReadAt" TIMESTAMPTZ(3),
ADD COLUMN     "quotaElsewhere" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "quotaReadAt" TIMESTAMPTZ(3),
ADD COLUMN     "quotaTotal" INTEGER;

-- AlterTable
ALTER TABLE "PostImage" ADD COLUMN     "pictureCheckedAt" TIMESTAMPTZ(3),
ADD COLUMN     "pictureProblem" TEXT;

-- CreateTable
CREATE TABLE "ProfileMedia" (
    "accountId" TEXT NOT NULL,
    "mediaId" TEXT NOT NULL,
    "publishedAt" TIMESTAMPTZ(3) NOT NULL,
    "permalink" TEXT NOT NULL,
    "pictureUrl" TEXT,
    "caption" TEXT NOT NULL,

    CONSTRAINT "ProfileMedia_pkey" PRIMARY KEY ("accountId","mediaId")
);

-- CreateIndex
CREATE INDEX "ProfileMedia_accountId_publishedAt_idx" ON "ProfileMedia"("accountId", "publishedAt");

-- CreateIndex
CREATE INDEX "Post_accountId_updatedAt_idx" ON "Post"("accountId", "updatedAt");

-- CreateIndex
CREATE INDEX "Post_drafts" ON "Post"("accountId", "createdAt") WHERE (status = 'draft');

-- CreateIndex
CREATE INDEX "Post_published" ON "Post"("accountId", "publishedAt") WHERE (status = 'published');

-- AddForeignKey
ALTER TABLE "ProfileMedia" ADD CONSTRAINT "ProfileMedia_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "InstagramAccount"("id") ON DELETE CASCADE ON UPDATE CASCADE;
