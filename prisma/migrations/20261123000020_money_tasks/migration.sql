-- What about money waits for the treasurer.

CREATE TYPE "MoneyTaskKind" AS ENUM ('REFUND_TO_ALLOCATE', 'REFUND_FAILED', 'REFUND_UNDECIDED', 'SEAT_WITHOUT_MONEY', 'DISPUTE_OPEN', 'DISPUTE_LOST');

CREATE TABLE "MoneyTask" (
    "id" UUID NOT NULL,
    "cause" TEXT NOT NULL,
    "kind" "MoneyTaskKind" NOT NULL,
    "orderId" UUID NOT NULL,
    "refundId" UUID,
    "amountCents" INTEGER NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "settledAt" TIMESTAMPTZ(3),
    "settledBy" TEXT,

    CONSTRAINT "MoneyTask_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "MoneyTask_cause_key" ON "MoneyTask"("cause");

CREATE INDEX "MoneyTask_orderId_idx" ON "MoneyTask"("orderId");

ALTER TABLE "MoneyTask" ADD CONSTRAINT "MoneyTask_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "Order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "MoneyTask" ADD CONSTRAINT "MoneyTask_refundId_fkey" FOREIGN KEY ("refundId") REFERENCES "Refund"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "MoneyTask"
  ADD CONSTRAINT "MoneyTask_amount_is_positive" CHECK ("amountCents" > 0),
  ADD CONSTRAINT "MoneyTask_settled_by_somebody" CHECK (("settledAt" IS NULL) = ("settledBy" IS NULL));
CREATE INDEX "MoneyTask_waiting" ON "MoneyTask" ("createdAt") WHERE "settledAt" IS NULL;
CREATE TRIGGER keep_money_tasks BEFORE DELETE ON "MoneyTask" FOR EACH ROW EXECUTE FUNCTION refuse();
