-- Mixed into the keys under which visitors are counted, so that nobody can tell their addresses once the day is over.
-- Unlogged: it never enters the write-ahead log, which is kept for longer than a day. A crash empties it, and another is drawn.

CREATE UNLOGGED TABLE "DaySalt" (
    "on" DATE NOT NULL,
    "salt" BYTEA NOT NULL,

    CONSTRAINT "DaySalt_pkey" PRIMARY KEY ("on")
);
