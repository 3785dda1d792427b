-- AlterTable
ALTER TABLE "PostImage" ADD COLUMN     "smallThumbnailKey" TEXT;
