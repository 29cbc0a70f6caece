-- What the treasurer's desk needs: refunds by hand, what a dispute takes, what Stripe pays out, and news that failed here.

CREATE TYPE "PayoutState" AS ENUM ('UNDER_WAY', 'PAID', 'FAILED');
CREATE TYPE "BalanceEntryKind" AS ENUM ('CHARGE', 'REFUND', 'REFUND_FAILURE', 'DISPUTE', 'PAYOUT', 'OTHER');

ALTER TABLE "Dispute"
  ADD COLUMN "dueAt" TIMESTAMPTZ(3),
  ADD COLUMN "withdrawnCents" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "feeCents" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "Refund" ADD COLUMN "formKey" TEXT;
ALTER TABLE "StripeEvent"
  ADD COLUMN "failures" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "lastFailure" TEXT,
  ADD COLUMN "failedAt" TIMESTAMPTZ(3);

CREATE TABLE "Payout" (
    "id" TEXT NOT NULL,
    "amountCents" INTEGER NOT NULL,
    "state" "PayoutState" NOT NULL,
    "isAutomatic" BOOLEAN NOT NULL,
    "arrivesOn" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "partsReadAt" TIMESTAMPTZ(3),
    "isDemonstration" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Payout_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "BalanceEntry" (
    "id" TEXT NOT NULL,
    "kind" "BalanceEntryKind" NOT NULL,
    "type" TEXT NOT NULL,
    "description" TEXT,
    "amountCents" INTEGER NOT NULL,
    "feeCents" INTEGER NOT NULL,
    "netCents" INTEGER NOT NULL,
    "sourceId" TEXT,
    "payoutId" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "isDemonstration" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "BalanceEntry_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "StripeReading" (
    "name" TEXT NOT NULL,
    "readAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "StripeReading_pkey" PRIMARY KEY ("name")
);

CREATE UNIQUE INDEX "Refund_formKey_key" ON "Refund"("formKey");
CREATE INDEX "BalanceEntry_sourceId_idx" ON "BalanceEntry"("sourceId");
CREATE INDEX "BalanceEntry_payoutId_idx" ON "BalanceEntry"("payoutId");
CREATE INDEX "BalanceEntry_createdAt_idx" ON "BalanceEntry"("createdAt");

ALTER TABLE "BalanceEntry" ADD CONSTRAINT "BalanceEntry_payoutId_fkey" FOREIGN KEY ("payoutId") REFERENCES "Payout"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "BalanceEntry" ADD CONSTRAINT "BalanceEntry_net_is_less_fee" CHECK ("netCents" = "amountCents" - "feeCents");
ALTER TABLE "Payout" ADD CONSTRAINT "Payout_arrives_on_a_day" CHECK ("arrivesOn" ~ '^\d{4}-\d{2}-\d{2}$');
ALTER TABLE "Dispute" ADD CONSTRAINT "Dispute_takes_no_less_than_nothing" CHECK ("withdrawnCents" >= 0 AND "feeCents" >= 0);

-- What Stripe says of its own books is kept as it said it.
CREATE TRIGGER keep_payouts BEFORE DELETE ON "Payout" FOR EACH ROW EXECUTE FUNCTION refuse();
CREATE TRIGGER keep_payout_amounts BEFORE UPDATE OF "amountCents" ON "Payout" FOR EACH ROW EXECUTE FUNCTION refuse();
CREATE TRIGGER keep_balance_entries BEFORE DELETE ON "BalanceEntry" FOR EACH ROW EXECUTE FUNCTION refuse();
CREATE TRIGGER keep_balance_entry_amounts BEFORE UPDATE OF "kind", "type", "amountCents", "feeCents", "netCents", "sourceId", "createdAt" ON "BalanceEntry"
  FOR EACH ROW EXECUTE FUNCTION refuse();

-- Refunds that were paid back by hand had no word of their own. The trigger on a refund looks at each change at the commit,
-- and a table with such a look before it cannot be altered.
ALTER TABLE "Refund" DISABLE TRIGGER keep_refund_origins;
SET CONSTRAINTS ALL IMMEDIATE;
UPDATE "Refund" SET "origin" = 'HAND' WHERE "origin" = 'SITE' AND "state" = 'SUCCEEDED' AND "refundId" IS NULL;
ALTER TABLE "Refund" ENABLE TRIGGER keep_refund_origins;
ALTER TABLE "Refund" ADD CONSTRAINT "Refund_by_hand_is_done_here" CHECK ("origin" <> 'HAND' OR ("state" = 'SUCCEEDED' AND "refundId" IS NULL));
