-- CreateTable
CREATE TABLE "SavedText" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SavedText_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "SavedText_userId_idx" ON "SavedText"("userId");

-- AddForeignKey
ALTER TABLE "SavedText" ADD CONSTRAINT "SavedText_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
