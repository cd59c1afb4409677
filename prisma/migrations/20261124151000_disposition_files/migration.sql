-- A unit may attach files to its answer.

-- AlterTable
ALTER TABLE "Evidence" ADD COLUMN     "dispositionId" UUID;

-- CreateIndex
CREATE UNIQUE INDEX "Evidence_dispositionId_number_key" ON "Evidence"("dispositionId", "number");

-- AddForeignKey
ALTER TABLE "Evidence" ADD CONSTRAINT "Evidence_dispositionId_fkey" FOREIGN KEY ("dispositionId") REFERENCES "Disposition"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- One owner at most.
ALTER TABLE "Evidence" ADD CONSTRAINT "Evidence_owner" CHECK ("caseId" IS NULL OR "dispositionId" IS NULL);
