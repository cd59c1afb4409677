-- Answers to the satisfaction survey (SKM, PermenPAN-RB 14/2017). Nothing in a row says who answered, or at what time of day.

-- CreateTable
CREATE TABLE "SurveyAnswer" (
    "id" UUID NOT NULL,
    "unitId" TEXT NOT NULL,
    "on" DATE NOT NULL,
    "scores" SMALLINT[],
    "askedToPay" BOOLEAN,

    CONSTRAINT "SurveyAnswer_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "SurveyAnswer_nine" CHECK (cardinality("scores") = 9),
    CONSTRAINT "SurveyAnswer_scores" CHECK (1 <= ALL ("scores") AND 4 >= ALL ("scores"))
);

-- CreateIndex
CREATE INDEX "SurveyAnswer_unitId_on_idx" ON "SurveyAnswer"("unitId", "on");

-- CreateIndex
CREATE INDEX "SurveyAnswer_on_idx" ON "SurveyAnswer"("on");

-- AddForeignKey
ALTER TABLE "SurveyAnswer" ADD CONSTRAINT "SurveyAnswer_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE CASCADE ON UPDATE CASCADE;
