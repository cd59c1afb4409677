-- A reporter's name and contact, shown to an officer who does not read the case: sealed to them by whoever approved it.
CREATE TABLE "ShownIdentity" (
    "id" UUID NOT NULL,
    "caseId" UUID NOT NULL,
    "officerId" TEXT NOT NULL,
    "sealed" BYTEA NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "ShownIdentity_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "ShownIdentity_officerId_at_idx" ON "ShownIdentity"("officerId", "at");
CREATE INDEX "ShownIdentity_caseId_idx" ON "ShownIdentity"("caseId");

ALTER TABLE "ShownIdentity" ADD CONSTRAINT "ShownIdentity_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "Case"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "ShownIdentity" ADD CONSTRAINT "ShownIdentity_officerId_fkey" FOREIGN KEY ("officerId") REFERENCES "Officer"("id") ON DELETE CASCADE ON UPDATE CASCADE;
