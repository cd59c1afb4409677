-- What Prisma's schema cannot say: balances that never go below zero, tables that only grow, and the chained trail.

ALTER TABLE "Stock" ADD CONSTRAINT "Stock_balance_never_negative" CHECK ("balance" >= 0);

-- Append-only: neither an officer, nor the application, nor a slip of the hand changes what was written.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER "AuditEntry_append_only" BEFORE UPDATE OR DELETE ON "AuditEntry" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "AuditEntry_no_truncate" BEFORE TRUNCATE ON "AuditEntry" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "StockEntry_append_only" BEFORE UPDATE OR DELETE ON "StockEntry" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "StockEntry_no_truncate" BEFORE TRUNCATE ON "StockEntry" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "BoardChange_append_only" BEFORE UPDATE OR DELETE ON "BoardChange" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "BoardChange_no_truncate" BEFORE TRUNCATE ON "BoardChange" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What one entry says, as the bytes that are hashed. jsonb prints canonically: same content, same text.
CREATE FUNCTION audit_text(seq bigint, at timestamp, actor text, action text, subject text, detail jsonb) RETURNS text
LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_array(seq, to_char(at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), actor, action, subject, detail)::text
$$;

-- Each entry's hash covers the one before it. The lock is held to the end of the transaction, so that entries are
-- numbered without gaps and in the order in which they are committed; write the audit entry last in a transaction.
CREATE FUNCTION audit_chain() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  last record;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('jari/audit'));
  SELECT "seq", "hash" INTO last FROM "AuditEntry" ORDER BY "seq" DESC LIMIT 1;
  NEW."seq" := coalesce(last."seq", 0) + 1;
  NEW."prevHash" := coalesce(last."hash", decode(repeat('00', 32), 'hex'));
  NEW."hash" := sha256(NEW."prevHash" || convert_to(
    audit_text(NEW."seq", NEW."at", NEW."actor", NEW."action", NEW."subject", NEW."detail"), 'UTF8'));
  RETURN NEW;
END $$;

CREATE TRIGGER "AuditEntry_chain" BEFORE INSERT ON "AuditEntry" FOR EACH ROW EXECUTE FUNCTION audit_chain();
