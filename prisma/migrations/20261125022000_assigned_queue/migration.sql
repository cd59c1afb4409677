-- An inspector's views are counted out of the index alone: what a view asks of a case stands beside its place in the order.

DROP INDEX "Case_queue_assignee";
DROP INDEX "Case_queue_assignee_open";

CREATE INDEX "Case_queue_assignee" ON "Case" ("assigneeId", COALESCE("dueOn", 'infinity'::date), "id") INCLUDE ("state");
CREATE INDEX "Case_queue_assignee_open" ON "Case" ("assigneeId", COALESCE("dueOn", 'infinity'::date), "id")
  INCLUDE ("dueOn", "state", "mergedIntoId")
  WHERE "state" IN ('RECEIVED', 'VERIFYING', 'IN_PROGRESS', 'EXAMINED', 'AWAITING_REPORTER', 'ACTED_ON', 'REOPENED');
CREATE INDEX "Case_queue_assignee_state" ON "Case" ("assigneeId", "state", COALESCE("dueOn", 'infinity'::date), "id")
  INCLUDE ("mergedIntoId");
