-- CreateEnum
CREATE TYPE "PostStatus" AS ENUM ('draft', 'scheduled', 'publishing', 'published', 'failed', 'unconfirmed');

-- CreateTable
CREATE TABLE "User" (
    "id" TEXT NOT NULL,
    "facebookId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "timeZone" TEXT,
    "activeAccountId" TEXT,
    "userTokenCipher" TEXT,
    "userTokenExpiresAt" TIMESTAMPTZ(3),
    "dataAccessExpiresAt" TIMESTAMPTZ(3),
    "grantedScopes" TEXT[],
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "InstagramAccount" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "igUserId" TEXT NOT NULL,
    "username" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "pictureUrl" TEXT,
    "pageId" TEXT NOT NULL,
    "pageName" TEXT NOT NULL,
    "pageTokenCipher" TEXT NOT NULL,
    "heldAt" TIMESTAMPTZ(3),
    "heldKind" TEXT,
    "heldCode" INTEGER,
    "heldSubcode" INTEGER,
    "throttledUntil" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "InstagramAccount_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Post" (
    "id" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "status" "PostStatus" NOT NULL DEFAULT 'draft',
    "caption" TEXT NOT NULL DEFAULT '',
    "publishAt" TIMESTAMPTZ(3),
    "nextActionAt" TIMESTAMPTZ(3),
    "creationId" TEXT,
    "containerStatus" TEXT,
    "containerCreatedAt" TIMESTAMPTZ(3),
    "containersMade" INTEGER NOT NULL DEFAULT 0,
    "publishSentAt" TIMESTAMPTZ(3),
    "publishCalls" INTEGER NOT NULL DEFAULT 0,
    "mediaId" TEXT,
    "permalink" TEXT,
    "publishedAt" TIMESTAMPTZ(3),
    "reconcileNote" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "leaseOwner" TEXT,
    "leaseUntil" TIMESTAMPTZ(3),
    "failureKind" TEXT,
    "failureCode" INTEGER,
    "failureSubcode" INTEGER,
    "failureSentence" TEXT,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Post_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PostImage" (
    "id" TEXT NOT NULL,
    "postId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "originalKey" TEXT,
    "originalWidth" INTEGER NOT NULL,
    "originalHeight" INTEGER NOT NULL,
    "renditionKey" TEXT,
    "thumbnailKey" TEXT NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "bytes" INTEGER NOT NULL,
    "crop" JSONB NOT NULL,
    "altText" TEXT NOT NULL DEFAULT '',
    "placeholder" TEXT NOT NULL,

    CONSTRAINT "PostImage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Upload" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "bytes" INTEGER NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Upload_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PostEvent" (
    "id" TEXT NOT NULL,
    "postId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "kind" TEXT NOT NULL,
    "code" INTEGER,
    "subcode" INTEGER,
    "fbtraceId" TEXT,
    "detail" TEXT,

    CONSTRAINT "PostEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SchedulerRun" (
    "id" TEXT NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" TIMESTAMPTZ(3),
    "claimed" INTEGER NOT NULL DEFAULT 0,
    "published" INTEGER NOT NULL DEFAULT 0,
    "failed" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "SchedulerRun_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "User_facebookId_key" ON "User"("facebookId");

-- CreateIndex
CREATE UNIQUE INDEX "InstagramAccount_userId_igUserId_key" ON "InstagramAccount"("userId", "igUserId");

-- CreateIndex
CREATE UNIQUE INDEX "Post_creationId_key" ON "Post"("creationId");

-- CreateIndex
CREATE UNIQUE INDEX "Post_mediaId_key" ON "Post"("mediaId");

-- CreateIndex
CREATE INDEX "Post_nextActionAt_idx" ON "Post"("nextActionAt") WHERE ("nextActionAt" IS NOT NULL);

-- CreateIndex
CREATE INDEX "Post_accountId_status_publishAt_idx" ON "Post"("accountId", "status", "publishAt");

-- CreateIndex
CREATE UNIQUE INDEX "Post_one_publishing_per_account" ON "Post"("accountId") WHERE (status = 'publishing');

-- CreateIndex
CREATE UNIQUE INDEX "PostImage_postId_position_key" ON "PostImage"("postId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "Upload_key_key" ON "Upload"("key");

-- CreateIndex
CREATE INDEX "Upload_userId_idx" ON "Upload"("userId");

-- CreateIndex
CREATE INDEX "Upload_createdAt_idx" ON "Upload"("createdAt");

-- CreateIndex
CREATE INDEX "PostEvent_postId_at_idx" ON "PostEvent"("postId", "at");

-- CreateIndex
CREATE INDEX "SchedulerRun_startedAt_idx" ON "SchedulerRun"("startedAt");

-- AddForeignKey
ALTER TABLE "InstagramAccount" ADD CONSTRAINT "InstagramAccount_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Post" ADD CONSTRAINT "Post_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "InstagramAccount"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PostImage" ADD CONSTRAINT "PostImage_postId_fkey" FOREIGN KEY ("postId") REFERENCES "Post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Upload" ADD CONSTRAINT "Upload_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PostEvent" ADD CONSTRAINT "PostEvent_postId_fkey" FOREIGN KEY ("postId") REFERENCES "Post"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- Written by hand: what must hold whatever the code believes.

-- Live means that somebody knows how we know it: Instagram's id, or a note of how it was found out.
ALTER TABLE "Post" ADD CONSTRAINT "Post_published_is_known" CHECK ("status" <> 'published' OR "mediaId" IS NOT NULL OR "reconcileNote" IS NOT NULL);

-- A planned post has its time, and somebody will look at it again: otherwise it would be lost in silence.
ALTER TABLE "Post" ADD CONSTRAINT "Post_planned_has_time" CHECK ("status" NOT IN ('scheduled', 'publishing') OR "publishAt" IS NOT NULL);
ALTER TABLE "Post" ADD CONSTRAINT "Post_planned_is_watched" CHECK ("status" NOT IN ('scheduled', 'publishing') OR "nextActionAt" IS NOT NULL);

-- A lease has an owner and an end, or there is none.
ALTER TABLE "Post" ADD CONSTRAINT "Post_lease_is_whole" CHECK (("leaseOwner" IS NULL) = ("leaseUntil" IS NULL));
