-- How long a case is kept after it has ended, and what stands against erasing it.

ALTER TABLE "Case" ADD COLUMN "hold" TEXT, ADD COLUMN "erasedOn" DATE;

CREATE TABLE "RetentionPeriod" (
    "channel" "Channel" NOT NULL,
    "months" INTEGER NOT NULL,

    CONSTRAINT "RetentionPeriod_pkey" PRIMARY KEY ("channel"),
    -- Nobody erases what is still warm by shortening a period.
    CONSTRAINT "RetentionPeriod_months" CHECK ("months" BETWEEN 24 AND 240)
);

INSERT INTO "RetentionPeriod" ("channel", "months") VALUES ('COMPLAINT', 24), ('SPG', 60), ('INSIDER', 60);
