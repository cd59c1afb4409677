-- A proof of work that a report has used. The same report may come again with it, no other.
CREATE TABLE "SpentProof" (
    "id" TEXT NOT NULL,
    "report" TEXT NOT NULL,
    "until" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "SpentProof_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "SpentProof_until_idx" ON "SpentProof"("until");
