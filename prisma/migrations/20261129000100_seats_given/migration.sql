-- Why somebody whom the office has registered pays nothing.
ALTER TABLE "Registration" ADD COLUMN "freeReason" TEXT;
ALTER TABLE "Registration" ADD CONSTRAINT "Registration_free_reason_says_something" CHECK (btrim("freeReason") <> '');
