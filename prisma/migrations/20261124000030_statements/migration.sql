-- One statement of a donor's gifts a year, and another revision when it is not true any more.

CREATE TABLE "Statement" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "taxYear" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL,
    "donorName" TEXT NOT NULL,
    "giftCents" INTEGER NOT NULL,
    "feeCents" INTEGER NOT NULL,
    "serials" INTEGER[] NOT NULL,
    "text" TEXT NOT NULL,
    "textHash" TEXT NOT NULL,
    "wordingVersion" TEXT NOT NULL,
    "isDemonstration" BOOLEAN NOT NULL DEFAULT false,
    "issuedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Statement_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "Statement_personId_taxYear_revision_key" ON "Statement"("personId", "taxYear", "revision");
ALTER TABLE "Statement" ADD CONSTRAINT "Statement_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE INDEX "Receipt_taxYear_idx" ON "Receipt"("taxYear");

ALTER TABLE "Statement"
  ADD CONSTRAINT "Statement_revision_is_positive" CHECK ("revision" > 0),
  ADD CONSTRAINT "Statement_sums_are_not_negative" CHECK ("giftCents" >= 0 AND "feeCents" >= 0),
  ADD CONSTRAINT "Statement_counts_receipts" CHECK ((cardinality("serials") = 0) = ("giftCents" + "feeCents" = 0)),
  ADD CONSTRAINT "Statement_first_counts_something" CHECK ("revision" > 1 OR cardinality("serials") > 0),
  ADD CONSTRAINT "Statement_hash_is_of_its_text" CHECK ("textHash" = encode(sha256(convert_to("text", 'UTF8')), 'hex'));
CREATE TRIGGER keep_statements BEFORE UPDATE OR DELETE ON "Statement" FOR EACH ROW EXECUTE FUNCTION refuse();

-- Revisions follow one another without a gap.
CREATE FUNCTION statement_follows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."revision" <> 1 + (
    SELECT count(*) FROM "Statement" WHERE "personId" = NEW."personId" AND "taxYear" = NEW."taxYear"
  ) THEN
    RAISE EXCEPTION 'statement %: revision % does not follow', NEW."id", NEW."revision" USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER statement_in_order BEFORE INSERT ON "Statement" FOR EACH ROW EXECUTE FUNCTION statement_follows();
