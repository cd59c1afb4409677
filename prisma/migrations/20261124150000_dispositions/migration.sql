-- What inspectors ask of units.

-- CreateEnum
CREATE TYPE "DispositionState" AS ENUM ('SENT', 'ANSWERED', 'RETURNED', 'ACCEPTED', 'WITHDRAWN');

-- CreateEnum
CREATE TYPE "DispositionSide" AS ENUM ('INSPECTOR', 'UNIT');

-- CreateTable
CREATE TABLE "Disposition" (
    "id" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "caseId" UUID NOT NULL,
    "unitId" TEXT NOT NULL,
    "state" "DispositionState" NOT NULL DEFAULT 'SENT',
    "askedOn" DATE NOT NULL,
    "days" INTEGER NOT NULL,
    "dueOn" DATE NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,
    "recipient" TEXT NOT NULL,
    "caseGrant" BYTEA NOT NULL,

    CONSTRAINT "Disposition_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DispositionGrant" (
    "dispositionId" UUID NOT NULL,
    "officerId" TEXT NOT NULL,
    "sealed" BYTEA NOT NULL,

    CONSTRAINT "DispositionGrant_pkey" PRIMARY KEY ("dispositionId","officerId")
);

-- CreateTable
CREATE TABLE "DispositionPart" (
    "dispositionId" UUID NOT NULL,
    "kind" "PartKind" NOT NULL,
    "number" INTEGER NOT NULL,
    "side" "DispositionSide" NOT NULL,
    "officerId" TEXT NOT NULL,
    "sealed" BYTEA NOT NULL,
    "tag" BYTEA NOT NULL,
    "on" DATE NOT NULL,

    CONSTRAINT "DispositionPart_pkey" PRIMARY KEY ("dispositionId","kind","number")
);

-- CreateIndex
CREATE UNIQUE INDEX "Disposition_reference_key" ON "Disposition"("reference");

-- CreateIndex
CREATE INDEX "Disposition_caseId_idx" ON "Disposition"("caseId");

-- CreateIndex
CREATE INDEX "Disposition_unitId_askedOn_id_idx" ON "Disposition"("unitId", "askedOn", "id");

-- CreateIndex
CREATE INDEX "Disposition_state_dueOn_idx" ON "Disposition"("state", "dueOn");

-- CreateIndex
CREATE INDEX "DispositionGrant_officerId_idx" ON "DispositionGrant"("officerId");

-- AddForeignKey
ALTER TABLE "Disposition" ADD CONSTRAINT "Disposition_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "Case"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Disposition" ADD CONSTRAINT "Disposition_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DispositionGrant" ADD CONSTRAINT "DispositionGrant_dispositionId_fkey" FOREIGN KEY ("dispositionId") REFERENCES "Disposition"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DispositionGrant" ADD CONSTRAINT "DispositionGrant_officerId_fkey" FOREIGN KEY ("officerId") REFERENCES "Officer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DispositionPart" ADD CONSTRAINT "DispositionPart_dispositionId_fkey" FOREIGN KEY ("dispositionId") REFERENCES "Disposition"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DispositionPart" ADD CONSTRAINT "DispositionPart_officerId_fkey" FOREIGN KEY ("officerId") REFERENCES "Officer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
