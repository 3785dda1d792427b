-- CreateIndex
CREATE INDEX "Post_planned_publishAt_idx" ON "Post"("publishAt") WHERE ("nextActionAt" IS NOT NULL);

-- CreateIndex
CREATE INDEX "Post_failureKind_idx" ON "Post"("failureKind") WHERE ("failureKind" IS NOT NULL);

-- CreateIndex
CREATE INDEX "Post_publishedAt_idx" ON "Post"("publishedAt") WHERE ("publishedAt" IS NOT NULL);
