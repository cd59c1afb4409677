-- Once, in the new database (deploy/README.md): the processes read and write rows. Tables, functions and triggers belong to another
-- role, as which releases alone are made, so that whoever gets hold of a process cannot switch off what keeps the trail whole.
ALTER DEFAULT PRIVILEGES FOR ROLE "jari-owner" IN SCHEMA "public" GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE ON TABLES TO "jari";
ALTER DEFAULT PRIVILEGES FOR ROLE "jari-owner" IN SCHEMA "public" GRANT SELECT, USAGE ON SEQUENCES TO "jari";

-- Jobs have a schema of their own, which pg-boss makes and keeps up to date.
GRANT CREATE ON DATABASE "jari" TO "jari";
