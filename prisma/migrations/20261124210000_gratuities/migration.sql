-- The register of gratuities: what officials received or refused. What it was is sealed to an identity of its own.
CREATE TYPE "GratuityState" AS ENUM ('RECORDED', 'REVIEWED', 'REPORTED', 'DETERMINED', 'DONE');
CREATE TYPE "GratuityRuling" AS ENUM ('STATE', 'RECIPIENT', 'UPG');

CREATE TABLE "Gratuity" (
    "id" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "refused" BOOLEAN NOT NULL,
    "happenedOn" DATE NOT NULL,
    "state" "GratuityState" NOT NULL DEFAULT 'RECORDED',
    "stateOn" DATE NOT NULL,
    "dueOn" DATE,
    "reportedOn" DATE,
    "ruling" "GratuityRuling",
    "declarantId" TEXT,
    "enteredById" TEXT NOT NULL,
    "enteredOn" DATE NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,
    "recipient" TEXT NOT NULL,
    "recoveryGrant" BYTEA,

    CONSTRAINT "Gratuity_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "Gratuity_refused" CHECK (NOT "refused" OR ("dueOn" IS NULL AND "reportedOn" IS NULL AND "ruling" IS NULL)),
    CONSTRAINT "Gratuity_due" CHECK (("dueOn" IS NOT NULL) = (NOT "refused" AND "state" IN ('RECORDED', 'REVIEWED')))
);

CREATE TABLE "GratuityGrant" (
    "gratuityId" UUID NOT NULL,
    "officerId" TEXT NOT NULL,
    "sealed" BYTEA NOT NULL,

    CONSTRAINT "GratuityGrant_pkey" PRIMARY KEY ("gratuityId","officerId")
);

CREATE TABLE "GratuityPart" (
    "gratuityId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "officerId" TEXT NOT NULL,
    "sealed" BYTEA NOT NULL,
    "tag" BYTEA NOT NULL,
    "on" DATE NOT NULL,

    CONSTRAINT "GratuityPart_pkey" PRIMARY KEY ("gratuityId","number")
);

CREATE UNIQUE INDEX "Gratuity_reference_key" ON "Gratuity"("reference");
CREATE INDEX "Gratuity_declarantId_enteredOn_id_idx" ON "Gratuity"("declarantId", "enteredOn", "id");
CREATE INDEX "Gratuity_enteredOn_id_idx" ON "Gratuity"("enteredOn", "id");
CREATE INDEX "Gratuity_state_enteredOn_id_idx" ON "Gratuity"("state", "enteredOn", "id");
CREATE INDEX "Gratuity_dueOn_idx" ON "Gratuity"("dueOn");
CREATE INDEX "GratuityGrant_officerId_idx" ON "GratuityGrant"("officerId");

ALTER TABLE "Gratuity" ADD CONSTRAINT "Gratuity_declarantId_fkey" FOREIGN KEY ("declarantId") REFERENCES "Officer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Gratuity" ADD CONSTRAINT "Gratuity_enteredById_fkey" FOREIGN KEY ("enteredById") REFERENCES "Officer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "GratuityGrant" ADD CONSTRAINT "GratuityGrant_gratuityId_fkey" FOREIGN KEY ("gratuityId") REFERENCES "Gratuity"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "GratuityGrant" ADD CONSTRAINT "GratuityGrant_officerId_fkey" FOREIGN KEY ("officerId") REFERENCES "Officer"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "GratuityPart" ADD CONSTRAINT "GratuityPart_gratuityId_fkey" FOREIGN KEY ("gratuityId") REFERENCES "Gratuity"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "GratuityPart" ADD CONSTRAINT "GratuityPart_officerId_fkey" FOREIGN KEY ("officerId") REFERENCES "Officer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
