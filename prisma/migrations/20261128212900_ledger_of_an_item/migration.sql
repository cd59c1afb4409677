-- A page of one item's ledger: without it, that of an item which rarely moves reads all that others did since.
CREATE INDEX "StockEntry_unitId_itemId_id_idx" ON "StockEntry"("unitId", "itemId", "id");
