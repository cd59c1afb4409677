-- What came of a complaint, in words for everybody on the unit's board. Dated by month: a day would point at the reporter.
CREATE TABLE "Publication" (
    "id" SERIAL NOT NULL,
    "caseId" UUID NOT NULL,
    "unitId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "month" DATE NOT NULL,

    CONSTRAINT "Publication_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "Publication_short" CHECK (char_length("text") BETWEEN 1 AND 300),
    CONSTRAINT "Publication_month" CHECK (date_part('day', "month") = 1)
);
CREATE UNIQUE INDEX "Publication_caseId_key" ON "Publication"("caseId");
CREATE INDEX "Publication_unitId_id_idx" ON "Publication"("unitId", "id");
ALTER TABLE "Publication" ADD CONSTRAINT "Publication_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "Case"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Publication" ADD CONSTRAINT "Publication_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TRIGGER "Publication_public" AFTER INSERT OR UPDATE OR DELETE ON "Publication" FOR EACH ROW EXECUTE FUNCTION tell_public('board');

-- A text that was only proposed is nobody's to read once it is not published.
CREATE FUNCTION forget_proposed_text() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."input" := NEW."input" - 'text';
  RETURN NEW;
END $$;
CREATE TRIGGER "Proposal_forget_text" BEFORE UPDATE ON "Proposal" FOR EACH ROW
  WHEN (NEW."state"::text NOT IN ('OPEN', 'APPROVED')) EXECUTE FUNCTION forget_proposed_text();
