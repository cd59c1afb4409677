-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "UnitKind" AS ENUM ('DINAS', 'KECAMATAN', 'KELURAHAN');

-- CreateEnum
CREATE TYPE "Override" AS ENUM ('UNAVAILABLE', 'DISRUPTED', 'LIMITED');

-- CreateEnum
CREATE TYPE "HolidayKind" AS ENUM ('NATIONAL', 'COLLECTIVE_LEAVE', 'LOCAL');

-- CreateEnum
CREATE TYPE "StockEntryKind" AS ENUM ('RECEIVED', 'ISSUED', 'DAMAGED', 'COUNTED', 'CORRECTED');

-- CreateEnum
CREATE TYPE "BoardChangeKind" AS ENUM ('CONFIRMED', 'STATUS', 'NOTICE', 'STOCK');

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('LEAD', 'INSPECTOR', 'OPERATOR', 'ADMIN', 'VIEWER');

-- CreateEnum
CREATE TYPE "Channel" AS ENUM ('COMPLAINT', 'SPG', 'INSIDER');

-- CreateEnum
CREATE TYPE "SpgKind" AS ENUM ('BRIBERY', 'EXTORTION', 'GRATUITY');

-- CreateEnum
CREATE TYPE "CaseState" AS ENUM ('RECEIVED', 'VERIFYING', 'IN_PROGRESS', 'EXAMINED', 'AWAITING_REPORTER', 'ACTED_ON', 'REFERRED', 'DECLINED', 'REOPENED', 'CLOSED');

-- CreateEnum
CREATE TYPE "Outcome" AS ENUM ('PROVEN', 'PARTLY_PROVEN', 'NOT_PROVEN', 'RESOLVED_BY_UNIT', 'NO_ANSWER');

-- CreateEnum
CREATE TYPE "DeclineReason" AS ENUM ('DUPLICATE', 'OUTSIDE_AUTHORITY', 'TOO_LITTLE');

-- CreateEnum
CREATE TYPE "SealedBy" AS ENUM ('BROWSER', 'SERVER');

-- CreateEnum
CREATE TYPE "PartKind" AS ENUM ('TITLE', 'ACCOUNT', 'MESSAGE', 'NOTE');

-- CreateEnum
CREATE TYPE "PartAuthor" AS ENUM ('REPORTER', 'OFFICER');

-- CreateEnum
CREATE TYPE "MoveActor" AS ENUM ('REPORTER', 'OFFICER', 'CLOCK');

-- CreateTable
CREATE TABLE "Unit" (
    "id" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "kind" "UnitKind" NOT NULL,
    "name" TEXT NOT NULL,
    "fullName" TEXT NOT NULL,
    "variants" TEXT[],
    "parentId" TEXT,
    "address" TEXT,
    "postalCode" TEXT,
    "phone" TEXT,
    "website" TEXT,
    "lat" DOUBLE PRECISION,
    "lng" DOUBLE PRECISION,
    "source" TEXT NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "Unit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Service" (
    "id" TEXT NOT NULL,
    "unitKind" "UnitKind" NOT NULL,
    "category" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "aliases" TEXT[],
    "summary" TEXT NOT NULL,
    "requirements" JSONB NOT NULL,
    "forms" TEXT[],
    "steps" TEXT[],
    "feeRupiah" INTEGER NOT NULL,
    "feeText" TEXT NOT NULL,
    "feeLegal" TEXT NOT NULL,
    "timeText" TEXT NOT NULL,
    "legalBasis" TEXT[],
    "notes" TEXT[],
    "stockItemId" TEXT,
    "confirmedOn" DATE,
    "position" INTEGER NOT NULL,

    CONSTRAINT "Service_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Offering" (
    "unitId" TEXT NOT NULL,
    "serviceId" TEXT NOT NULL,
    "override" "Override",
    "reason" TEXT,
    "instead" TEXT,
    "since" TIMESTAMP(3),
    "confirmedAt" TIMESTAMP(3),

    CONSTRAINT "Offering_pkey" PRIMARY KEY ("unitId","serviceId")
);

-- CreateTable
CREATE TABLE "OpeningHours" (
    "id" SERIAL NOT NULL,
    "unitId" TEXT NOT NULL,
    "serviceId" TEXT,
    "weekday" INTEGER NOT NULL,
    "opens" INTEGER NOT NULL,
    "closes" INTEGER NOT NULL,

    CONSTRAINT "OpeningHours_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Holiday" (
    "date" DATE NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "HolidayKind" NOT NULL,

    CONSTRAINT "Holiday_pkey" PRIMARY KEY ("date","name")
);

-- CreateTable
CREATE TABLE "Closure" (
    "id" TEXT NOT NULL,
    "unitId" TEXT NOT NULL,
    "from" DATE NOT NULL,
    "until" DATE NOT NULL,
    "reason" TEXT NOT NULL,

    CONSTRAINT "Closure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StockItem" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "unitWord" TEXT NOT NULL,
    "threshold" INTEGER NOT NULL,

    CONSTRAINT "StockItem_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Stock" (
    "unitId" TEXT NOT NULL,
    "itemId" TEXT NOT NULL,
    "balance" INTEGER NOT NULL,
    "emptySince" TIMESTAMP(3),
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Stock_pkey" PRIMARY KEY ("unitId","itemId")
);

-- CreateTable
CREATE TABLE "StockEntry" (
    "id" SERIAL NOT NULL,
    "unitId" TEXT NOT NULL,
    "itemId" TEXT NOT NULL,
    "kind" "StockEntryKind" NOT NULL,
    "delta" INTEGER NOT NULL,
    "balance" INTEGER NOT NULL,
    "note" TEXT,
    "officerId" TEXT,
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "StockEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Board" (
    "unitId" TEXT NOT NULL,
    "notice" TEXT,
    "noticeUntil" TIMESTAMP(3),
    "confirmedAt" TIMESTAMP(3),

    CONSTRAINT "Board_pkey" PRIMARY KEY ("unitId")
);

-- CreateTable
CREATE TABLE "BoardChange" (
    "id" SERIAL NOT NULL,
    "unitId" TEXT NOT NULL,
    "kind" "BoardChangeKind" NOT NULL,
    "serviceId" TEXT,
    "itemId" TEXT,
    "before" TEXT,
    "after" TEXT,
    "reason" TEXT,
    "officerId" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "BoardChange_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Officer" (
    "id" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "role" "Role" NOT NULL,
    "unitId" TEXT,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "authHash" TEXT NOT NULL,
    "recipient" TEXT,
    "sealedIdentity" BYTEA,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Officer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Session" (
    "id" TEXT NOT NULL,
    "officerId" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "seenAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "endedAt" TIMESTAMP(3),

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Setting" (
    "key" TEXT NOT NULL,
    "value" TEXT NOT NULL,

    CONSTRAINT "Setting_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "RateLimiterFlexible" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL,
    "expire" TIMESTAMP(3),

    CONSTRAINT "RateLimiterFlexible_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "Case" (
    "id" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "channel" "Channel" NOT NULL,
    "spgKind" "SpgKind",
    "category" TEXT NOT NULL,
    "unitId" TEXT,
    "serviceId" TEXT,
    "sealedBy" "SealedBy" NOT NULL,
    "state" "CaseState" NOT NULL DEFAULT 'RECEIVED',
    "stateOn" DATE NOT NULL,
    "receivedOn" DATE NOT NULL,
    "clockFrom" DATE NOT NULL,
    "pausedDays" INTEGER NOT NULL DEFAULT 0,
    "pausedOn" DATE,
    "resumeState" "CaseState",
    "dueOn" DATE,
    "outcome" "Outcome",
    "declineReason" "DeclineReason",
    "referredTo" TEXT,
    "assigneeId" TEXT,
    "version" INTEGER NOT NULL DEFAULT 0,
    "recipient" TEXT NOT NULL,
    "lookup" TEXT NOT NULL,
    "receiptSealed" BYTEA NOT NULL,
    "recoveryGrant" BYTEA,
    "reporterRead" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "Case_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "KeyGrant" (
    "caseId" UUID NOT NULL,
    "officerId" TEXT NOT NULL,
    "sealed" BYTEA NOT NULL,

    CONSTRAINT "KeyGrant_pkey" PRIMARY KEY ("caseId","officerId")
);

-- CreateTable
CREATE TABLE "CaseExclusion" (
    "caseId" UUID NOT NULL,
    "officerId" TEXT NOT NULL,

    CONSTRAINT "CaseExclusion_pkey" PRIMARY KEY ("caseId","officerId")
);

-- CreateTable
CREATE TABLE "Part" (
    "caseId" UUID NOT NULL,
    "kind" "PartKind" NOT NULL,
    "number" INTEGER NOT NULL,
    "author" "PartAuthor" NOT NULL,
    "officerId" TEXT,
    "sealed" BYTEA NOT NULL,
    "tag" BYTEA NOT NULL,
    "on" DATE NOT NULL,

    CONSTRAINT "Part_pkey" PRIMARY KEY ("caseId","kind","number")
);

-- CreateTable
CREATE TABLE "CaseMove" (
    "id" SERIAL NOT NULL,
    "caseId" UUID NOT NULL,
    "move" TEXT NOT NULL,
    "from" "CaseState",
    "to" "CaseState" NOT NULL,
    "actor" "MoveActor" NOT NULL,
    "on" DATE NOT NULL,
    "dueOn" DATE,

    CONSTRAINT "CaseMove_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuditEntry" (
    "seq" BIGINT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "actor" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "detail" JSONB NOT NULL,
    "prevHash" BYTEA NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "AuditEntry_pkey" PRIMARY KEY ("seq")
);

-- CreateIndex
CREATE UNIQUE INDEX "Unit_slug_key" ON "Unit"("slug");

-- CreateIndex
CREATE INDEX "Unit_parentId_idx" ON "Unit"("parentId");

-- CreateIndex
CREATE INDEX "Offering_serviceId_idx" ON "Offering"("serviceId");

-- CreateIndex
CREATE INDEX "OpeningHours_unitId_idx" ON "OpeningHours"("unitId");

-- CreateIndex
CREATE INDEX "Closure_unitId_until_idx" ON "Closure"("unitId", "until");

-- CreateIndex
CREATE INDEX "StockEntry_unitId_itemId_at_idx" ON "StockEntry"("unitId", "itemId", "at");

-- CreateIndex
CREATE INDEX "BoardChange_unitId_id_idx" ON "BoardChange"("unitId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Officer_email_key" ON "Officer"("email");

-- CreateIndex
CREATE INDEX "Officer_role_active_idx" ON "Officer"("role", "active");

-- CreateIndex
CREATE INDEX "Session_officerId_idx" ON "Session"("officerId");

-- CreateIndex
CREATE UNIQUE INDEX "Case_reference_key" ON "Case"("reference");

-- CreateIndex
CREATE UNIQUE INDEX "Case_lookup_key" ON "Case"("lookup");

-- CreateIndex
CREATE INDEX "Case_dueOn_id_idx" ON "Case"("dueOn", "id");

-- CreateIndex
CREATE INDEX "Case_state_dueOn_id_idx" ON "Case"("state", "dueOn", "id");

-- CreateIndex
CREATE INDEX "Case_assigneeId_dueOn_id_idx" ON "Case"("assigneeId", "dueOn", "id");

-- CreateIndex
CREATE INDEX "Case_unitId_idx" ON "Case"("unitId");

-- CreateIndex
CREATE INDEX "KeyGrant_officerId_idx" ON "KeyGrant"("officerId");

-- CreateIndex
CREATE INDEX "CaseMove_caseId_id_idx" ON "CaseMove"("caseId", "id");

-- CreateIndex
CREATE INDEX "AuditEntry_subject_seq_idx" ON "AuditEntry"("subject", "seq");

-- AddForeignKey
ALTER TABLE "Unit" ADD CONSTRAINT "Unit_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "Unit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Service" ADD CONSTRAINT "Service_stockItemId_fkey" FOREIGN KEY ("stockItemId") REFERENCES "StockItem"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Offering" ADD CONSTRAINT "Offering_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Offering" ADD CONSTRAINT "Offering_serviceId_fkey" FOREIGN KEY ("serviceId") REFERENCES "Service"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OpeningHours" ADD CONSTRAINT "OpeningHours_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Closure" ADD CONSTRAINT "Closure_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Stock" ADD CONSTRAINT "Stock_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Stock" ADD CONSTRAINT "Stock_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "StockItem"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StockEntry" ADD CONSTRAINT "StockEntry_unitId_itemId_fkey" FOREIGN KEY ("unitId", "itemId") REFERENCES "Stock"("unitId", "itemId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Board" ADD CONSTRAINT "Board_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BoardChange" ADD CONSTRAINT "BoardChange_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Officer" ADD CONSTRAINT "Officer_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_officerId_fkey" FOREIGN KEY ("officerId") REFERENCES "Officer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Case" ADD CONSTRAINT "Case_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Case" ADD CONSTRAINT "Case_serviceId_fkey" FOREIGN KEY ("serviceId") REFERENCES "Service"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Case" ADD CONSTRAINT "Case_assigneeId_fkey" FOREIGN KEY ("assigneeId") REFERENCES "Officer"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "KeyGrant" ADD CONSTRAINT "KeyGrant_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "Case"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "KeyGrant" ADD CONSTRAINT "KeyGrant_officerId_fkey" FOREIGN KEY ("officerId") REFERENCES "Officer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CaseExclusion" ADD CONSTRAINT "CaseExclusion_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "Case"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CaseExclusion" ADD CONSTRAINT "CaseExclusion_officerId_fkey" FOREIGN KEY ("officerId") REFERENCES "Officer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Part" ADD CONSTRAINT "Part_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "Case"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Part" ADD CONSTRAINT "Part_officerId_fkey" FOREIGN KEY ("officerId") REFERENCES "Officer"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CaseMove" ADD CONSTRAINT "CaseMove_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "Case"("id") ON DELETE CASCADE ON UPDATE CASCADE;

