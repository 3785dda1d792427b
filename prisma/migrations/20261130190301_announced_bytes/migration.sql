-- AlterTable
ALTER TABLE "Upload" ADD COLUMN     "announcedBytes" INTEGER;
