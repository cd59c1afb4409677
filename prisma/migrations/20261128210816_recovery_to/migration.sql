-- The recovery key can be replaced: each key that is sealed to one says to which.
ALTER TABLE "Case" ADD COLUMN "recoveryTo" TEXT;
ALTER TABLE "Gratuity" ADD COLUMN "recoveryTo" TEXT;

-- Until now there was one alone.
UPDATE "Case" SET "recoveryTo" = (SELECT "value" FROM "Setting" WHERE "key" = 'recoveryRecipient') WHERE "recoveryGrant" IS NOT NULL;
UPDATE "Gratuity" SET "recoveryTo" = (SELECT "value" FROM "Setting" WHERE "key" = 'recoveryRecipient') WHERE "recoveryGrant" IS NOT NULL;
