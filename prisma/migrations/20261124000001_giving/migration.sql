-- What a gift is for and in whose honor, and gifts that come again.

CREATE TYPE "TributeKind" AS ENUM ('HONOR', 'MEMORY');
CREATE TYPE "GiftInterval" AS ENUM ('MONTH', 'YEAR');
CREATE TYPE "RecurringGiftState" AS ENUM ('PENDING', 'ACTIVE', 'PAST_DUE', 'PAUSED', 'ENDED');

CREATE TABLE "Fund" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "story" TEXT,
    "goalCents" INTEGER,
    "endsOn" TEXT,
    "position" INTEGER NOT NULL DEFAULT 0,
    "closedAt" TIMESTAMPTZ(3),
    "isDemonstration" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Fund_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "Tribute" (
    "id" UUID NOT NULL,
    "orderId" UUID NOT NULL,
    "kind" "TributeKind" NOT NULL,
    "honoree" TEXT NOT NULL,
    "notifyName" TEXT,
    "notifyEmail" TEXT,
    "message" TEXT,

    CONSTRAINT "Tribute_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "RecurringGift" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "payerName" TEXT NOT NULL,
    "fundId" UUID,
    "interval" "GiftInterval" NOT NULL,
    "amountCents" INTEGER NOT NULL,
    "feeCoverCents" INTEGER NOT NULL DEFAULT 0,
    "state" "RecurringGiftState" NOT NULL DEFAULT 'PENDING',
    "subscriptionId" TEXT,
    "customerId" TEXT,
    "nextChargeAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),
    "isDemonstration" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "RecurringGift_pkey" PRIMARY KEY ("id")
);

ALTER TABLE "Person" ADD COLUMN "donorVersion" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "Order"
  ADD COLUMN "isAnonymous" BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN "employer" TEXT,
  ADD COLUMN "note" TEXT,
  ADD COLUMN "recurringGiftId" UUID;
ALTER TABLE "OrderLine" ADD COLUMN "fundId" UUID;

CREATE UNIQUE INDEX "Fund_slug_key" ON "Fund"("slug");
CREATE UNIQUE INDEX "Tribute_orderId_key" ON "Tribute"("orderId");
CREATE UNIQUE INDEX "RecurringGift_subscriptionId_key" ON "RecurringGift"("subscriptionId");
CREATE INDEX "RecurringGift_personId_idx" ON "RecurringGift"("personId");
CREATE INDEX "Order_recurringGiftId_idx" ON "Order"("recurringGiftId");
CREATE INDEX "OrderLine_fundId_idx" ON "OrderLine"("fundId");

ALTER TABLE "Tribute" ADD CONSTRAINT "Tribute_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "Order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "RecurringGift" ADD CONSTRAINT "RecurringGift_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "RecurringGift" ADD CONSTRAINT "RecurringGift_fundId_fkey" FOREIGN KEY ("fundId") REFERENCES "Fund"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Order" ADD CONSTRAINT "Order_recurringGiftId_fkey" FOREIGN KEY ("recurringGiftId") REFERENCES "RecurringGift"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "OrderLine" ADD CONSTRAINT "OrderLine_fundId_fkey" FOREIGN KEY ("fundId") REFERENCES "Fund"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "Fund"
  ADD CONSTRAINT "Fund_goal_is_positive" CHECK ("goalCents" > 0),
  ADD CONSTRAINT "Fund_ends_on_a_day" CHECK ("endsOn" ~ '^\d{4}-\d{2}-\d{2}$');
ALTER TABLE "OrderLine" ADD CONSTRAINT "OrderLine_fund_is_of_a_gift" CHECK ("fundId" IS NULL OR "kind" <> 'FEE');
ALTER TABLE "RecurringGift"
  ADD CONSTRAINT "RecurringGift_amount_is_positive" CHECK ("amountCents" > 0 AND "feeCoverCents" >= 0),
  ADD CONSTRAINT "RecurringGift_begun_has_its_id" CHECK ("state" IN ('PENDING', 'ENDED') OR "subscriptionId" IS NOT NULL),
  ADD CONSTRAINT "RecurringGift_ended_has_a_time" CHECK (("state" = 'ENDED') = ("endedAt" IS NOT NULL));
CREATE UNIQUE INDEX "RecurringGift_one_live_per_person" ON "RecurringGift" ("personId")
  WHERE "state" IN ('ACTIVE', 'PAST_DUE', 'PAUSED');
CREATE TRIGGER keep_recurring_gifts BEFORE DELETE ON "RecurringGift" FOR EACH ROW EXECUTE FUNCTION refuse();

-- What ORNCC promises a scholarship with comes from a general fund, of which ORNCC picks who receives.
INSERT INTO "Fund" ("id", "slug", "name", "purpose", "position") VALUES
  ('019ab000-0000-7000-8000-000000000001', 'scholarships', 'Scholarship fund', 'Places in courses for people who cannot pay the price. ORNCC chooses who receives one.', 1);
