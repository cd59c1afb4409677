-- What everyone sees of a quarter's reports is counted once: a count that changed would tell of the report that changed it.

CREATE TABLE "PublishedFigures" (
    "quarter" TEXT NOT NULL,
    "countedOn" DATE NOT NULL,
    "figures" JSONB,
    "ratings" INTEGER,
    "ratingMean" DOUBLE PRECISION,

    CONSTRAINT "PublishedFigures_pkey" PRIMARY KEY ("quarter")
);
