-- Two records of one person become one. The other stays, with the address that it had, and names the one that counts.
ALTER TABLE "Person" ADD COLUMN "mergedIntoId" UUID;
ALTER TABLE "Person"
  ADD CONSTRAINT "Person_mergedIntoId_fkey" FOREIGN KEY ("mergedIntoId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT "Person_is_not_merged_into_itself" CHECK ("mergedIntoId" <> "id");
CREATE INDEX "Person_mergedIntoId_idx" ON "Person"("mergedIntoId");

-- Whoever is named counts: one step leads there, never two. And a merge is for good.
CREATE FUNCTION merged_into_who_counts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT "mergedIntoId" FROM "Person" WHERE "id" = NEW."mergedIntoId" FOR KEY SHARE) IS NOT NULL
     OR EXISTS (SELECT FROM "Person" WHERE "mergedIntoId" = NEW."id") THEN
    RAISE EXCEPTION 'person %: merged into somebody who is merged', NEW."id" USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER merged_into_who_counts AFTER INSERT OR UPDATE OF "mergedIntoId" ON "Person"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW."mergedIntoId" IS NOT NULL) EXECUTE FUNCTION merged_into_who_counts();
CREATE TRIGGER keep_merges BEFORE UPDATE OF "mergedIntoId" ON "Person"
  FOR EACH ROW WHEN (OLD."mergedIntoId" IS NOT NULL AND NEW."mergedIntoId" IS NULL) EXECUTE FUNCTION refuse();

-- What is written for a record while it is being merged goes to the one that counts: the lock waits for the merge.
CREATE FUNCTION follow_merge() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT coalesce("mergedIntoId", "id") INTO NEW."personId" FROM "Person" WHERE "id" = NEW."personId" FOR KEY SHARE;
  RETURN NEW;
END $$;
CREATE TRIGGER follow_merge BEFORE INSERT OR UPDATE OF "personId" ON "Registration" FOR EACH ROW EXECUTE FUNCTION follow_merge();
CREATE TRIGGER follow_merge BEFORE INSERT OR UPDATE OF "personId" ON "Order" FOR EACH ROW EXECUTE FUNCTION follow_merge();
CREATE TRIGGER follow_merge BEFORE INSERT OR UPDATE OF "personId" ON "BoardApplication" FOR EACH ROW EXECUTE FUNCTION follow_merge();
CREATE TRIGGER follow_merge BEFORE INSERT OR UPDATE OF "personId" ON "RecurringGift" FOR EACH ROW EXECUTE FUNCTION follow_merge();
CREATE TRIGGER follow_merge BEFORE INSERT OR UPDATE OF "personId" ON "Grant" FOR EACH ROW EXECUTE FUNCTION follow_merge();
CREATE TRIGGER follow_merge BEFORE INSERT OR UPDATE OF "personId" ON "Letter" FOR EACH ROW EXECUTE FUNCTION follow_merge();
CREATE TRIGGER follow_merge BEFORE INSERT OR UPDATE OF "personId" ON "Trainer" FOR EACH ROW EXECUTE FUNCTION follow_merge();

-- A statement never changes but for whose it is, and with that for which revision of theirs.
DROP TRIGGER keep_statements ON "Statement";
CREATE TRIGGER keep_statements BEFORE DELETE ON "Statement" FOR EACH ROW EXECUTE FUNCTION refuse();
CREATE TRIGGER keep_statement_words BEFORE UPDATE OF "id", "taxYear", "donorName", "giftCents", "feeCents", "serials", "text", "textHash", "wordingVersion", "isDemonstration", "issuedAt" ON "Statement"
  FOR EACH ROW EXECUTE FUNCTION refuse();
