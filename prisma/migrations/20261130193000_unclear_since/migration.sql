-- AlterTable
ALTER TABLE "Post" ADD COLUMN     "unclearSince" TIMESTAMPTZ(3),
ADD COLUMN     "unclearCaption" TEXT;

-- What is being published right now may be live.
UPDATE "Post" SET "unclearSince" = "publishSentAt", "unclearCaption" = "caption"
WHERE "status" IN ('publishing', 'unconfirmed') AND "publishSentAt" IS NOT NULL;

ALTER TABLE "Post" ADD CONSTRAINT "Post_unclear_is_whole" CHECK (("unclearSince" IS NULL) = ("unclearCaption" IS NULL));
