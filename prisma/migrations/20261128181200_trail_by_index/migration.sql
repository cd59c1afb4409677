-- The last entry is looked up in the index, whatever the statistics said when a connection first planned it: planned while
-- the trail was short, the look-up would read all of it again for each line of a deed that concerns thousands of cases.
ALTER FUNCTION audit_chain() SET enable_seqscan = off;
