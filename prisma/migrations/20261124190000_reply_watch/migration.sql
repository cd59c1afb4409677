-- A browser that is to hear of news about a case. Its push subscription is sealed under JARI_SECRET: the table alone names no browser.

-- CreateTable
CREATE TABLE "ReplyWatch" (
    "id" UUID NOT NULL,
    "caseId" UUID NOT NULL,
    "sealed" BYTEA NOT NULL,
    "told" INTEGER NOT NULL,

    CONSTRAINT "ReplyWatch_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ReplyWatch_caseId_idx" ON "ReplyWatch"("caseId");

-- AddForeignKey
ALTER TABLE "ReplyWatch" ADD CONSTRAINT "ReplyWatch_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "Case"("id") ON DELETE CASCADE ON UPDATE CASCADE;
