-- A board's history by day, and the last and first change of one service, item or kind around a day.
CREATE INDEX "BoardChange_unitId_at_idx" ON "BoardChange"("unitId", "at");
CREATE INDEX "BoardChange_unitId_kind_serviceId_itemId_at_idx" ON "BoardChange"("unitId", "kind", "serviceId", "itemId", "at");
