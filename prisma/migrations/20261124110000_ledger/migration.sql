-- Entries that name what they correct, that were entered later than they happened, or that came in a file; forms of a
-- board that are one deed however often they are sent.

CREATE TABLE "StockImport" (
    "id" SERIAL NOT NULL,
    "unitId" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "rows" INTEGER NOT NULL,
    "officerId" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "StockImport_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "StockImport_unitId_digest_key" ON "StockImport"("unitId", "digest");
ALTER TABLE "StockImport" ADD CONSTRAINT "StockImport_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TRIGGER "StockImport_append_only" BEFORE UPDATE OR DELETE ON "StockImport" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "StockImport_no_truncate" BEFORE TRUNCATE ON "StockImport" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TABLE "StockEntry" ADD COLUMN "enteredAt" TIMESTAMP(3), ADD COLUMN "correctsId" INTEGER, ADD COLUMN "importId" INTEGER;
ALTER TABLE "StockEntry" ADD CONSTRAINT "StockEntry_correctsId_fkey" FOREIGN KEY ("correctsId") REFERENCES "StockEntry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "StockEntry" ADD CONSTRAINT "StockEntry_importId_fkey" FOREIGN KEY ("importId") REFERENCES "StockImport"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE INDEX "StockEntry_unitId_id_idx" ON "StockEntry"("unitId", "id");
CREATE INDEX "StockEntry_correctsId_idx" ON "StockEntry"("correctsId");

ALTER TABLE "BoardChange" ADD COLUMN "entry" "StockEntryKind", ADD COLUMN "form" UUID;
CREATE UNIQUE INDEX "BoardChange_unitId_form_key" ON "BoardChange"("unitId", "form");

-- The one time that lines already written are completed: until now an entry and its line were found by their moment,
-- and a form by its token in the trail.
ALTER TABLE "BoardChange" DISABLE TRIGGER "BoardChange_append_only";
UPDATE "BoardChange" c SET "entry" = e."kind" FROM "StockEntry" e
 WHERE c."kind" = 'STOCK' AND e."unitId" = c."unitId" AND e."itemId" = c."itemId" AND e."at" = c."at" AND e."balance"::text = c."after";
ALTER TABLE "BoardChange" ENABLE TRIGGER "BoardChange_append_only";
