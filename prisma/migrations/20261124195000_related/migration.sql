-- Related cases are looked for at one unit and around one day, the newest first. The index begins with the unit, so it does
-- what the old one did as well.
DROP INDEX "Case_unitId_idx";
CREATE INDEX "Case_unitId_receivedOn_id_idx" ON "Case"("unitId", "receivedOn", "id");
