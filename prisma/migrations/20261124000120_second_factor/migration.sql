-- A second factor for whoever holds a grant, and sessions that a person can recognize.
ALTER TABLE "SignInSession"
  ADD COLUMN "browser" TEXT NOT NULL DEFAULT 'A browser',
  ADD COLUMN "lastSeenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  ADD COLUMN "secondFactorAt" TIMESTAMPTZ(3),
  ADD COLUMN "newSecret" TEXT;

CREATE TABLE "SecondFactor" (
  "personId" UUID NOT NULL,
  "secret" TEXT NOT NULL,
  "lastStep" INTEGER NOT NULL,
  "wrongTries" INTEGER NOT NULL DEFAULT 0,
  "pausedUntil" TIMESTAMPTZ(3),
  "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

  CONSTRAINT "SecondFactor_pkey" PRIMARY KEY ("personId"),
  CONSTRAINT "SecondFactor_counts" CHECK ("lastStep" >= 0 AND "wrongTries" >= 0)
);

CREATE TABLE "RecoveryCode" (
  "personId" UUID NOT NULL,
  "codeHash" TEXT NOT NULL,
  "usedAt" TIMESTAMPTZ(3),

  CONSTRAINT "RecoveryCode_pkey" PRIMARY KEY ("personId", "codeHash")
);

ALTER TABLE "SecondFactor" ADD CONSTRAINT "SecondFactor_personId_fkey"
  FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "RecoveryCode" ADD CONSTRAINT "RecoveryCode_personId_fkey"
  FOREIGN KEY ("personId") REFERENCES "SecondFactor"("personId") ON DELETE CASCADE ON UPDATE CASCADE;

-- A session was opened by a code mailed to the address of then. Whoever changes the address, whatever part of the site does
-- it: the sessions that the old one opened are over.
CREATE FUNCTION end_sessions_of_old_address() RETURNS trigger AS $$
BEGIN
  DELETE FROM "SignInSession" WHERE "personId" = NEW."id";
  RETURN NULL;
END;
$$ LANGUAGE plpgsql;

CREATE TRIGGER "Person_new_address_ends_sessions" AFTER UPDATE OF "email" ON "Person"
  FOR EACH ROW WHEN (OLD."email" IS DISTINCT FROM NEW."email") EXECUTE FUNCTION end_sessions_of_old_address();
