-- Gifts that do not come through Stripe, and people without an email.

ALTER TABLE "Person" ALTER COLUMN "email" DROP NOT NULL, ADD COLUMN "postalAddress" TEXT;
ALTER TABLE "Order" ADD COLUMN "throughName" TEXT;
ALTER TABLE "OrderLine" ADD COLUMN "isNonCash" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "Payment"
  ADD COLUMN "receivedOn" TEXT,
  ADD COLUMN "postmarkedOn" TEXT,
  ADD COLUMN "reference" TEXT,
  ADD COLUMN "enteredBy" TEXT;
ALTER TABLE "Receipt" ALTER COLUMN "email" DROP NOT NULL;

-- Somebody can be written to. Whoever has a seat, a grant or an application has an email, and nobody loses theirs.
ALTER TABLE "Person"
  ADD CONSTRAINT "Person_can_be_reached" CHECK ("email" IS NOT NULL OR "postalAddress" IS NOT NULL),
  ADD CONSTRAINT "Person_address_is_not_empty" CHECK (btrim("postalAddress") <> '');
CREATE FUNCTION person_has_email() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT "email" FROM "Person" WHERE "id" = NEW."personId") IS NULL THEN
    RAISE EXCEPTION '"%": person % has no email', TG_TABLE_NAME, NEW."personId" USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER seat_needs_email AFTER INSERT OR UPDATE OF "personId" ON "Registration" FOR EACH ROW EXECUTE FUNCTION person_has_email();
CREATE TRIGGER grant_needs_email AFTER INSERT OR UPDATE OF "personId" ON "Grant" FOR EACH ROW EXECUTE FUNCTION person_has_email();
CREATE TRIGGER application_needs_email AFTER INSERT OR UPDATE OF "personId" ON "BoardApplication" FOR EACH ROW EXECUTE FUNCTION person_has_email();
CREATE TRIGGER recurring_gift_needs_email AFTER INSERT OR UPDATE OF "personId" ON "RecurringGift" FOR EACH ROW EXECUTE FUNCTION person_has_email();
CREATE TRIGGER keep_emails BEFORE UPDATE OF "email" ON "Person"
  FOR EACH ROW WHEN (OLD."email" IS NOT NULL AND NEW."email" IS NULL) EXECUTE FUNCTION refuse();

-- Shares and things have no amount of money, and nothing else may be 0.
ALTER TABLE "OrderLine"
  DROP CONSTRAINT "OrderLine_amount_is_positive",
  ADD CONSTRAINT "OrderLine_amount_is_positive" CHECK (
    CASE WHEN "isNonCash" THEN "kind" = 'GIFT' AND "amountCents" = 0 AND btrim("description") <> '' ELSE "amountCents" > 0 END);
ALTER TABLE "Payment"
  DROP CONSTRAINT "Payment_amount_is_positive",
  ADD CONSTRAINT "Payment_amount_is_positive" CHECK (
    CASE WHEN "method" IN ('STOCK', 'IN_KIND') THEN "amountCents" = 0 ELSE "amountCents" > 0 END);
ALTER TABLE "Order"
  DROP CONSTRAINT "Order_total_is_positive",
  ADD CONSTRAINT "Order_total_is_not_negative" CHECK ("totalCents" >= 0);
-- Σ lines = total is looked at already, so an order of 0 either has lines of this kind alone or none at all.
CREATE FUNCTION order_of_nothing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM "OrderLine" WHERE "orderId" = NEW."id") THEN
    RAISE EXCEPTION 'order %: it is of nothing', NEW."id" USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER order_of_something AFTER INSERT OR UPDATE OF "totalCents" ON "Order"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW."totalCents" = 0) EXECUTE FUNCTION order_of_nothing();

-- What the treasurer entered says when it came and who entered it, and stays as it was entered.
ALTER TABLE "Payment"
  ADD CONSTRAINT "Payment_entered_by_somebody" CHECK (
    ("method" IN ('STRIPE', 'CREDIT')) = ("receivedOn" IS NULL) AND ("receivedOn" IS NULL) = ("enteredBy" IS NULL)),
  ADD CONSTRAINT "Payment_days_are_days" CHECK ("receivedOn" ~ '^\d{4}-\d{2}-\d{2}$' AND "postmarkedOn" ~ '^\d{4}-\d{2}-\d{2}$'),
  ADD CONSTRAINT "Payment_postmark_is_of_a_check" CHECK ("postmarkedOn" IS NULL OR "method" = 'CHECK' AND "postmarkedOn" <= "receivedOn");
CREATE TRIGGER keep_payment_entries BEFORE UPDATE OF "receivedOn", "postmarkedOn", "reference", "enteredBy" ON "Payment"
  FOR EACH ROW EXECUTE FUNCTION refuse();

-- A mistake of entry is taken out of the books by a refund of all of it that moves no money, once.
ALTER TABLE "Refund"
  DROP CONSTRAINT "Refund_amount_is_positive",
  ADD CONSTRAINT "Refund_amount_is_positive" CHECK ("amountCents" > 0 OR "amountCents" = 0 AND "origin" = 'VOID'),
  ADD CONSTRAINT "Refund_void_moves_nothing" CHECK ("origin" <> 'VOID' OR "state" = 'SUCCEEDED' AND "refundId" IS NULL);
CREATE UNIQUE INDEX "Refund_one_void_per_payment" ON "Refund" ("paymentId") WHERE "origin" = 'VOID';
CREATE FUNCTION void_is_whole() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM "Payment"
    WHERE "id" = NEW."paymentId" AND "enteredBy" IS NOT NULL AND "amountCents" = NEW."amountCents"
  ) THEN
    RAISE EXCEPTION 'refund %: only a payment that was entered here is voided, and all of it', NEW."id" USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER void_whole AFTER INSERT ON "Refund" FOR EACH ROW WHEN (NEW."origin" = 'VOID') EXECUTE FUNCTION void_is_whole();

-- Σ allocations = refund, but for one made at Stripe, which has none until the treasurer has said what it returns, and for
-- one of nothing.
CREATE OR REPLACE FUNCTION allocations_match_refund() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  checked uuid;
  returned "Refund";
  allocated bigint;
BEGIN
  IF TG_TABLE_NAME = 'Refund' THEN checked := NEW."id"; ELSE checked := NEW."refundId"; END IF;
  SELECT * INTO returned FROM "Refund" WHERE "id" = checked;
  SELECT sum("amountCents") INTO allocated FROM "RefundAllocation" WHERE "refundId" = checked;
  IF allocated IS NULL AND returned."origin" = 'STRIPE' THEN RETURN NULL; END IF;
  IF coalesce(allocated, 0) <> returned."amountCents" THEN
    RAISE EXCEPTION 'refund %: its allocations do not add up to it', checked USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;

-- Letters to print.
CREATE TYPE "LetterKind" AS ENUM ('GIFT', 'THANKS', 'CORRECTION');

CREATE TABLE "Letter" (
    "id" UUID NOT NULL,
    "kind" "LetterKind" NOT NULL,
    "paymentId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "printedAt" TIMESTAMPTZ(3),
    "printedBy" TEXT,

    CONSTRAINT "Letter_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "Letter_paymentId_idx" ON "Letter"("paymentId");
CREATE INDEX "Letter_personId_idx" ON "Letter"("personId");
ALTER TABLE "Letter" ADD CONSTRAINT "Letter_paymentId_fkey" FOREIGN KEY ("paymentId") REFERENCES "Payment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Letter" ADD CONSTRAINT "Letter_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "Letter" ADD CONSTRAINT "Letter_printed_by_somebody" CHECK (("printedAt" IS NULL) = ("printedBy" IS NULL));
-- A payment is thanked for once each.
CREATE UNIQUE INDEX "Letter_one_each" ON "Letter" ("paymentId", "kind") WHERE "kind" <> 'CORRECTION';
