-- Once it is decided the text of a proposal stands on the board or nowhere: what is taken off the board leaves no copy here.
DROP TRIGGER "Proposal_forget_text" ON "Proposal";
CREATE TRIGGER "Proposal_forget_text" BEFORE UPDATE ON "Proposal" FOR EACH ROW
  WHEN (NEW."state"::text <> 'OPEN') EXECUTE FUNCTION forget_proposed_text();

UPDATE "Proposal" SET "input" = "input" - 'text' WHERE "state"::text <> 'OPEN' AND "input" ? 'text';
