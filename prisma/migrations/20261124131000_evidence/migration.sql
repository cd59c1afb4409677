-- Sealed files: what is known of them in the clear, and the part that says, sealed, what each of them is.

-- AlterEnum
ALTER TYPE "PartKind" ADD VALUE 'EVIDENCE';

-- CreateTable
CREATE TABLE "Evidence" (
    "id" UUID NOT NULL,
    "size" INTEGER NOT NULL,
    "on" DATE NOT NULL,
    "caseId" UUID,
    "number" INTEGER,

    CONSTRAINT "Evidence_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Evidence_caseId_on_idx" ON "Evidence"("caseId", "on");

-- CreateIndex
CREATE UNIQUE INDEX "Evidence_caseId_number_key" ON "Evidence"("caseId", "number");

-- AddForeignKey
ALTER TABLE "Evidence" ADD CONSTRAINT "Evidence_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "Case"("id") ON DELETE SET NULL ON UPDATE CASCADE;
