-- The queue's order is the deadline, a missing one last, then the id. One index for each set that a view or a filter leaves
-- over, in that order: a page and a bounded count then read what they show, however many cases there are.
-- Partial and by an expression, they can't stand in schema.prisma. lib/data/cases.ts writes its conditions as they are here.

DROP INDEX "Case_dueOn_id_idx";
DROP INDEX "Case_state_dueOn_id_idx";
DROP INDEX "Case_assigneeId_dueOn_id_idx";

CREATE INDEX "Case_queue" ON "Case" (COALESCE("dueOn", 'infinity'::date), "id");
CREATE INDEX "Case_queue_open" ON "Case" (COALESCE("dueOn", 'infinity'::date), "id")
  WHERE "state" IN ('RECEIVED', 'VERIFYING', 'IN_PROGRESS', 'EXAMINED', 'AWAITING_REPORTER', 'ACTED_ON', 'REOPENED');
CREATE INDEX "Case_queue_ended" ON "Case" (COALESCE("dueOn", 'infinity'::date), "id")
  WHERE "state" IN ('REFERRED', 'DECLINED', 'CLOSED');
CREATE INDEX "Case_queue_unassigned" ON "Case" (COALESCE("dueOn", 'infinity'::date), "id")
  WHERE "assigneeId" IS NULL AND "state" IN ('RECEIVED', 'VERIFYING', 'IN_PROGRESS', 'EXAMINED', 'AWAITING_REPORTER', 'ACTED_ON', 'REOPENED');
CREATE INDEX "Case_queue_assignee" ON "Case" ("assigneeId", COALESCE("dueOn", 'infinity'::date), "id");
CREATE INDEX "Case_queue_state" ON "Case" ("state", COALESCE("dueOn", 'infinity'::date), "id");
CREATE INDEX "Case_queue_unit" ON "Case" ("unitId", "state", COALESCE("dueOn", 'infinity'::date), "id");
CREATE INDEX "Case_queue_unit_open" ON "Case" ("unitId", COALESCE("dueOn", 'infinity'::date), "id")
  WHERE "state" IN ('RECEIVED', 'VERIFYING', 'IN_PROGRESS', 'EXAMINED', 'AWAITING_REPORTER', 'ACTED_ON', 'REOPENED');
CREATE INDEX "Case_queue_channel" ON "Case" ("channel", "spgKind", "state", COALESCE("dueOn", 'infinity'::date), "id");

-- An inspector's cases and counts, and what is open of them.
CREATE INDEX "Case_queue_assignee_open" ON "Case" ("assigneeId", COALESCE("dueOn", 'infinity'::date), "id")
  WHERE "state" IN ('RECEIVED', 'VERIFYING', 'IN_PROGRESS', 'EXAMINED', 'AWAITING_REPORTER', 'ACTED_ON', 'REOPENED');
