-- A report that somebody brought in person, by phone or by letter, and that an officer filed for them.
CREATE TYPE "WalkIn" AS ENUM ('IN_PERSON', 'PHONE', 'LETTER');
ALTER TABLE "Case" ADD COLUMN "walkIn" "WalkIn";
