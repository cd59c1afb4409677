-- Posters with a unit's address hang in the city: an address that it had stays its own, and leads to it. What was changed
-- until now stands in the trail.

ALTER TABLE "Unit" ADD COLUMN "oldSlugs" TEXT[] DEFAULT ARRAY[]::TEXT[];

UPDATE "Unit" u SET "oldSlugs" = ARRAY(
  SELECT DISTINCT e."detail"->>'slug.from' FROM "AuditEntry" e
  WHERE e."action" = 'unit:edit' AND e."subject" = 'unit:' || u."id" AND e."detail"->>'slug.from' <> u."slug"
    AND NOT EXISTS (SELECT 1 FROM "Unit" o WHERE o."slug" = e."detail"->>'slug.from')
);
