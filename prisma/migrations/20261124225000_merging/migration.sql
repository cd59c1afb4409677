-- A report about the same matter as another is handled with it: it keeps key, parts, receipt and thread, and has no deadline.
ALTER TABLE "Case" ADD COLUMN "mergedIntoId" UUID;
ALTER TABLE "Case" ADD CONSTRAINT "Case_mergedIntoId_fkey"
  FOREIGN KEY ("mergedIntoId") REFERENCES "Case"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "Case" ADD CONSTRAINT "Case_merged" CHECK ("mergedIntoId" IS NULL OR ("mergedIntoId" <> "id" AND "dueOn" IS NULL));
CREATE INDEX "Case_mergedIntoId_idx" ON "Case"("mergedIntoId");
