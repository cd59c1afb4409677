-- Figures count the reports of a stretch of months.

-- CreateIndex
CREATE INDEX "Case_receivedOn_idx" ON "Case"("receivedOn");
