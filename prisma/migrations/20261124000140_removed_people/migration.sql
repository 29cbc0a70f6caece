-- Somebody who asked to be removed: asked first, then done by a job, once what runs at Stripe has ended.
ALTER TABLE "Person"
  ADD COLUMN "removalAskedAt" TIMESTAMPTZ(3),
  ADD COLUMN "removedAt" TIMESTAMPTZ(3),
  ADD CONSTRAINT "Person_removed_leaves_no_address" CHECK (
    "removedAt" IS NULL
    OR ("email" LIKE '%@removed.invalid' AND "postalAddress" IS NULL AND "emailVerifiedAt" IS NULL AND "removalAskedAt" IS NULL));
CREATE INDEX "Person_removal_asked" ON "Person" ("removalAskedAt") WHERE "removalAskedAt" IS NOT NULL;

-- What the audit says about a removed person may be taken out of it; that something was done, by whom and to what, stays.
DROP TRIGGER keep_audit ON "AuditEntry";
CREATE TRIGGER keep_audit BEFORE DELETE ON "AuditEntry" FOR EACH ROW EXECUTE FUNCTION refuse();
CREATE TRIGGER keep_audit_words BEFORE UPDATE ON "AuditEntry"
  FOR EACH ROW WHEN (
    NEW."details" IS NOT NULL
    OR (NEW."id", NEW."at", NEW."actor", NEW."action", NEW."subject")
      IS DISTINCT FROM (OLD."id", OLD."at", OLD."actor", OLD."action", OLD."subject"))
  EXECUTE FUNCTION refuse();
