-- AlterTable
ALTER TABLE "Case" ADD COLUMN     "extendedDays" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "CaseExclusion" ADD COLUMN     "markedById" TEXT,
ADD COLUMN     "markedOn" DATE;

-- CreateEnum
CREATE TYPE "ProposalState" AS ENUM ('OPEN', 'APPROVED', 'REJECTED', 'WITHDRAWN');

-- CreateTable
CREATE TABLE "Proposal" (
    "id" UUID NOT NULL,
    "caseId" UUID NOT NULL,
    "move" TEXT NOT NULL,
    "input" JSONB NOT NULL,
    "state" "ProposalState" NOT NULL DEFAULT 'OPEN',
    "proposedById" TEXT NOT NULL,
    "proposedAt" TIMESTAMP(3) NOT NULL,
    "reason" INTEGER NOT NULL,
    "decidedById" TEXT,
    "decidedAt" TIMESTAMP(3),
    "decisionReason" INTEGER,

    CONSTRAINT "Proposal_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "Proposal_second_officer" CHECK ("decidedById" <> "proposedById"),
    CONSTRAINT "Proposal_decided" CHECK (("state" IN ('APPROVED', 'REJECTED')) = ("decidedById" IS NOT NULL AND "decisionReason" IS NOT NULL))
);

-- CreateIndex
CREATE INDEX "Proposal_caseId_idx" ON "Proposal"("caseId");

-- At most one is open for a case; it is also what the queue's view of them reads.
CREATE UNIQUE INDEX "Proposal_open" ON "Proposal"("caseId") WHERE "state" = 'OPEN';

-- AddForeignKey
ALTER TABLE "Proposal" ADD CONSTRAINT "Proposal_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "Case"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Proposal" ADD CONSTRAINT "Proposal_proposedById_fkey" FOREIGN KEY ("proposedById") REFERENCES "Officer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Proposal" ADD CONSTRAINT "Proposal_decidedById_fkey" FOREIGN KEY ("decidedById") REFERENCES "Officer"("id") ON DELETE SET NULL ON UPDATE CASCADE;
