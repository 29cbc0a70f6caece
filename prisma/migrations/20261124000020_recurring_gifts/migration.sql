-- What a gift that comes again keeps of Stripe: its card, why it ended, and how fresh our reading is.

CREATE TYPE "RecurringGiftEnd" AS ENUM ('DONOR', 'CARD', 'SECOND', 'OFFICE', 'UNPAID');

ALTER TABLE "RecurringGift"
  ADD COLUMN "methodLabel" TEXT,
  ADD COLUMN "readAt" TIMESTAMPTZ(3),
  ADD COLUMN "endReason" "RecurringGiftEnd";

ALTER TABLE "RecurringGift"
  ADD CONSTRAINT "RecurringGift_ended_has_a_reason" CHECK (("state" = 'ENDED') = ("endReason" IS NOT NULL));
