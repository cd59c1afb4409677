-- What a reporter does when they come back: see what is new, rate, ask to be erased.

ALTER TABLE "Case"
    ADD COLUMN "reporterSawMoves" INTEGER NOT NULL DEFAULT 0,
    ADD COLUMN "rating" SMALLINT CONSTRAINT "Case_rating" CHECK ("rating" BETWEEN 1 AND 5),
    ADD COLUMN "erasureAskedOn" DATE,
    ADD COLUMN "erasureRefusedOn" DATE,
    ADD COLUMN "erasureRefusal" TEXT;

-- For leads: what waits for their decision.
CREATE INDEX "Case_erasureAskedOn_idx" ON "Case" ("erasureAskedOn", "id") WHERE "erasureAskedOn" IS NOT NULL;
