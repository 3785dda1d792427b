-- AlterTable
ALTER TABLE "InstagramAccount" DROP COLUMN "pictureUrl",
ADD COLUMN     "pictureHash" TEXT,
ADD COLUMN     "pictureKey" TEXT;

-- AlterTable
ALTER TABLE "User" ADD COLUMN     "deletingAt" TIMESTAMPTZ(3),
ADD COLUMN     "healthCheckedAt" TIMESTAMPTZ(3),
ADD COLUMN     "healthTriedAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "DiscardedFile" (
    "key" TEXT NOT NULL,
    "discardedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "DiscardedFile_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "Notice" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "accountId" TEXT,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Notice_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "DiscardedFile_discardedAt_idx" ON "DiscardedFile"("discardedAt");

-- CreateIndex
CREATE INDEX "Notice_accountId_idx" ON "Notice"("accountId");

-- CreateIndex
CREATE UNIQUE INDEX "Notice_userId_key_key" ON "Notice"("userId", "key");

-- CreateIndex
CREATE INDEX "User_healthTriedAt_idx" ON "User"("healthTriedAt");

-- AddForeignKey
ALTER TABLE "Notice" ADD CONSTRAINT "Notice_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Notice" ADD CONSTRAINT "Notice_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "InstagramAccount"("id") ON DELETE CASCADE ON UPDATE CASCADE;
