-- What officers are told by e-mail.

-- CreateTable
CREATE TABLE "Notice" (
    "id" SERIAL NOT NULL,
    "officerId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "caseId" UUID,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "nextAt" TIMESTAMP(3) DEFAULT CURRENT_TIMESTAMP,
    "sentAt" TIMESTAMP(3),

    CONSTRAINT "Notice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "NoticeChoice" (
    "officerId" TEXT NOT NULL,
    "off" TEXT[],

    CONSTRAINT "NoticeChoice_pkey" PRIMARY KEY ("officerId")
);

-- CreateIndex
CREATE UNIQUE INDEX "Notice_officerId_kind_key_key" ON "Notice"("officerId", "kind", "key");

-- CreateIndex
CREATE INDEX "Notice_nextAt_id_idx" ON "Notice"("nextAt", "id");

-- CreateIndex
CREATE INDEX "Part_author_on_idx" ON "Part"("author", "on");

-- AddForeignKey
ALTER TABLE "Notice" ADD CONSTRAINT "Notice_officerId_fkey" FOREIGN KEY ("officerId") REFERENCES "Officer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Notice" ADD CONSTRAINT "Notice_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "Case"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NoticeChoice" ADD CONSTRAINT "NoticeChoice_officerId_fkey" FOREIGN KEY ("officerId") REFERENCES "Officer"("id") ON DELETE CASCADE ON UPDATE CASCADE;
