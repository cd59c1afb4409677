-- Those that were left open so far; a migration of its own, since a new value of an enum cannot be used where it is made.
UPDATE "Proposal" p SET "state" = 'LAPSED', "decidedAt" = c."stateOn" FROM "Case" c
WHERE c."id" = p."caseId" AND p."state" = 'OPEN' AND p."move" IN ('extend', 'decline', 'close')
  AND c."state" IN ('REFERRED', 'DECLINED', 'CLOSED');
