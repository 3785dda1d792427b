-- AlterTable
ALTER TABLE "InstagramAccount" ADD COLUMN     "countsReadAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "Post" ADD COLUMN     "commentsCount" INTEGER,
ADD COLUMN     "countsReadAt" TIMESTAMPTZ(3),
ADD COLUMN     "likeCount" INTEGER;

-- CreateTable
CREATE TABLE "WeeklySlot" (
    "accountId" TEXT NOT NULL,
    "weekday" INTEGER NOT NULL,
    "minute" INTEGER NOT NULL,

    CONSTRAINT "WeeklySlot_pkey" PRIMARY KEY ("accountId","weekday","minute")
);

-- CreateIndex
CREATE INDEX "Post_accountId_publishAt_id_idx" ON "Post"("accountId", "publishAt", "id");

-- AddForeignKey
ALTER TABLE "WeeklySlot" ADD CONSTRAINT "WeeklySlot_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "InstagramAccount"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- Written by hand: what Prisma's schema cannot say.

ALTER TABLE "WeeklySlot" ADD CONSTRAINT "WeeklySlot_is_in_the_week" CHECK ("weekday" BETWEEN 1 AND 7 AND "minute" BETWEEN 0 AND 1439);

-- Search in captions (docs/decisions: search). The account is a word of its own in the index, so that one account's
-- captions are found without looking at anybody else's.
CREATE INDEX "Post_caption_search" ON "Post" USING GIN ((array_to_tsvector(ARRAY["accountId"]) || to_tsvector('simple'::regconfig, "caption")));
