-- The right to object is kept as a day, so that it outlives the closing of a case.
ALTER TABLE "Case" ADD COLUMN "objectUntil" DATE;
-- Where the answer is given and nothing else has happened, the deadline is that day.
UPDATE "Case" SET "objectUntil" = "dueOn" WHERE "state" = 'ACTED_ON';
