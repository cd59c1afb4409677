-- Whoever changes what the public reads tells every process of the application, with the commit and by whatever way the
-- change came: lib/data/public-changes.ts listens. The payload is the tag under which the facts are remembered.
CREATE FUNCTION tell_public() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_ARGV[0] <> 'board' THEN
    PERFORM pg_notify('jari_public', TG_ARGV[0]);
  ELSIF TG_OP = 'DELETE' THEN
    PERFORM pg_notify('jari_public', 'board:' || OLD."unitId");
  ELSE
    PERFORM pg_notify('jari_public', 'board:' || NEW."unitId");
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER "Board_public" AFTER INSERT OR UPDATE OR DELETE ON "Board" FOR EACH ROW EXECUTE FUNCTION tell_public('board');
CREATE TRIGGER "BoardChange_public" AFTER INSERT ON "BoardChange" FOR EACH ROW EXECUTE FUNCTION tell_public('board');
CREATE TRIGGER "Closure_public" AFTER INSERT OR UPDATE OR DELETE ON "Closure" FOR EACH ROW EXECUTE FUNCTION tell_public('board');
CREATE TRIGGER "Offering_public" AFTER INSERT OR UPDATE OR DELETE ON "Offering" FOR EACH ROW EXECUTE FUNCTION tell_public('board');
CREATE TRIGGER "OpeningHours_public" AFTER INSERT OR UPDATE OR DELETE ON "OpeningHours" FOR EACH ROW EXECUTE FUNCTION tell_public('board');
CREATE TRIGGER "Stock_public" AFTER INSERT OR UPDATE OR DELETE ON "Stock" FOR EACH ROW EXECUTE FUNCTION tell_public('board');
CREATE TRIGGER "Unit_public" AFTER INSERT OR UPDATE OR DELETE ON "Unit" FOR EACH STATEMENT EXECUTE FUNCTION tell_public('units');
CREATE TRIGGER "Service_public" AFTER INSERT OR UPDATE OR DELETE ON "Service" FOR EACH STATEMENT EXECUTE FUNCTION tell_public('units');
CREATE TRIGGER "StockItem_public" AFTER INSERT OR UPDATE OR DELETE ON "StockItem" FOR EACH STATEMENT EXECUTE FUNCTION tell_public('units');
CREATE TRIGGER "Holiday_public" AFTER INSERT OR UPDATE OR DELETE ON "Holiday" FOR EACH STATEMENT EXECUTE FUNCTION tell_public('holidays');
