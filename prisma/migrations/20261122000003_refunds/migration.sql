-- Refunds, and the time until which a checkout page may be paid.

CREATE TYPE "RefundState" AS ENUM ('PENDING', 'SUCCEEDED', 'FAILED');

ALTER TABLE "Order" ADD COLUMN "checkoutExpiresAt" TIMESTAMPTZ(3);

CREATE TABLE "Refund" (
    "id" UUID NOT NULL,
    "paymentId" UUID NOT NULL,
    "amountCents" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "state" "RefundState" NOT NULL DEFAULT 'PENDING',
    "refundId" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Refund_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "RefundAllocation" (
    "refundId" UUID NOT NULL,
    "orderLineId" UUID NOT NULL,
    "amountCents" INTEGER NOT NULL,

    CONSTRAINT "RefundAllocation_pkey" PRIMARY KEY ("refundId","orderLineId")
);

CREATE UNIQUE INDEX "Refund_refundId_key" ON "Refund"("refundId");
CREATE INDEX "Refund_paymentId_idx" ON "Refund"("paymentId");

ALTER TABLE "Refund" ADD CONSTRAINT "Refund_paymentId_fkey" FOREIGN KEY ("paymentId") REFERENCES "Payment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "RefundAllocation" ADD CONSTRAINT "RefundAllocation_refundId_fkey" FOREIGN KEY ("refundId") REFERENCES "Refund"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "RefundAllocation" ADD CONSTRAINT "RefundAllocation_orderLineId_fkey" FOREIGN KEY ("orderLineId") REFERENCES "OrderLine"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "Refund" ADD CONSTRAINT "Refund_amount_is_positive" CHECK ("amountCents" > 0);
ALTER TABLE "RefundAllocation" ADD CONSTRAINT "RefundAllocation_amount_is_positive" CHECK ("amountCents" > 0);

-- Σ refunds that have not failed ≤ payment. The payment's row is locked, so that two at once are counted one after the other.
CREATE FUNCTION refunds_fit_payment() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  paid integer;
BEGIN
  SELECT "amountCents" INTO paid FROM "Payment" WHERE "id" = NEW."paymentId" FOR UPDATE;
  IF (SELECT sum("amountCents") FROM "Refund" WHERE "paymentId" = NEW."paymentId" AND "state" <> 'FAILED') > paid THEN
    RAISE EXCEPTION 'payment %: more would be returned than was paid', NEW."paymentId" USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER refund_total AFTER INSERT OR UPDATE ON "Refund" FOR EACH ROW EXECUTE FUNCTION refunds_fit_payment();

-- Σ allocations = refund, looked at when the transaction commits.
CREATE FUNCTION allocations_match_refund() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  checked uuid;
BEGIN
  IF TG_TABLE_NAME = 'Refund' THEN checked := NEW."id"; ELSE checked := NEW."refundId"; END IF;
  IF (SELECT "amountCents" FROM "Refund" WHERE "id" = checked)
     <> (SELECT COALESCE(sum("amountCents"), 0) FROM "RefundAllocation" WHERE "refundId" = checked) THEN
    RAISE EXCEPTION 'refund %: its allocations do not add up to it', checked USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER refund_allocated AFTER INSERT OR UPDATE ON "Refund"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION allocations_match_refund();
CREATE CONSTRAINT TRIGGER allocation_of_refund AFTER INSERT OR UPDATE ON "RefundAllocation"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION allocations_match_refund();

CREATE TRIGGER keep_refunds BEFORE DELETE ON "Refund" FOR EACH ROW EXECUTE FUNCTION refuse();
CREATE TRIGGER keep_refund_amounts BEFORE UPDATE OF "paymentId", "amountCents", "reason" ON "Refund"
  FOR EACH ROW EXECUTE FUNCTION refuse();
CREATE TRIGGER keep_allocations BEFORE UPDATE OR DELETE ON "RefundAllocation" FOR EACH ROW EXECUTE FUNCTION refuse();
