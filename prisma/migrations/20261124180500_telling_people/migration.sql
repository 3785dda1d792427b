-- CreateTable
CREATE TABLE "NotificationSettings" (
    "userId" TEXT NOT NULL,
    "email" TEXT,
    "pendingEmail" TEXT,
    "linksSentAt" TIMESTAMPTZ(3)[],
    "webhookUrl" TEXT,
    "webhookSecretCipher" TEXT,
    "emailKinds" TEXT[],
    "pushKinds" TEXT[],
    "webhookKinds" TEXT[],
    "testedAt" TIMESTAMPTZ(3),
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "NotificationSettings_pkey" PRIMARY KEY ("userId")
);

-- CreateTable
CREATE TABLE "PushDevice" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "endpoint" TEXT NOT NULL,
    "p256dh" TEXT NOT NULL,
    "auth" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PushDevice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Occasion" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "postId" TEXT,
    "noticeId" TEXT,
    "sentence" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "spreadAt" TIMESTAMPTZ(3),

    CONSTRAINT "Occasion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Delivery" (
    "id" TEXT NOT NULL,
    "occasionId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "target" TEXT NOT NULL DEFAULT '',
    "status" TEXT NOT NULL DEFAULT 'waiting',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "nextActionAt" TIMESTAMPTZ(3),
    "leaseOwner" TEXT,
    "leaseUntil" TIMESTAMPTZ(3),
    "trouble" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Delivery_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "PushDevice_endpoint_key" ON "PushDevice"("endpoint");

-- CreateIndex
CREATE INDEX "PushDevice_userId_idx" ON "PushDevice"("userId");

-- CreateIndex
CREATE INDEX "Occasion_to_spread" ON "Occasion"("at") WHERE ("spreadAt" IS NULL);

-- CreateIndex
CREATE INDEX "Occasion_at_idx" ON "Occasion"("at");

-- CreateIndex
CREATE INDEX "Occasion_postId_idx" ON "Occasion"("postId");

-- CreateIndex
CREATE INDEX "Occasion_noticeId_idx" ON "Occasion"("noticeId");

-- CreateIndex
CREATE UNIQUE INDEX "Occasion_userId_key_key" ON "Occasion"("userId", "key");

-- CreateIndex
CREATE INDEX "Delivery_nextActionAt_idx" ON "Delivery"("nextActionAt") WHERE ("nextActionAt" IS NOT NULL);

-- CreateIndex
CREATE INDEX "Delivery_userId_channel_endedAt_idx" ON "Delivery"("userId", "channel", "endedAt");

-- CreateIndex
CREATE UNIQUE INDEX "Delivery_occasionId_channel_target_key" ON "Delivery"("occasionId", "channel", "target");

-- AddForeignKey
ALTER TABLE "NotificationSettings" ADD CONSTRAINT "NotificationSettings_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PushDevice" ADD CONSTRAINT "PushDevice_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Occasion" ADD CONSTRAINT "Occasion_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Occasion" ADD CONSTRAINT "Occasion_postId_fkey" FOREIGN KEY ("postId") REFERENCES "Post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Occasion" ADD CONSTRAINT "Occasion_noticeId_fkey" FOREIGN KEY ("noticeId") REFERENCES "Notice"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Delivery" ADD CONSTRAINT "Delivery_occasionId_fkey" FOREIGN KEY ("occasionId") REFERENCES "Occasion"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Delivery" ADD CONSTRAINT "Delivery_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What waits is looked at again, and what has ended is not: nothing is lost, nothing is sent once more.
ALTER TABLE "Delivery" ADD CONSTRAINT "Delivery_waiting_is_watched" CHECK (("status" = 'waiting') = ("nextActionAt" IS NOT NULL));

-- A lease has an owner and an end, or neither.
ALTER TABLE "Delivery" ADD CONSTRAINT "Delivery_lease_is_whole" CHECK (("leaseOwner" IS NULL) = ("leaseUntil" IS NULL));
