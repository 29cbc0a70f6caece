-- The moment whose day all payments of a gift that comes again keep.

ALTER TABLE "RecurringGift" ADD COLUMN "anchorAt" TIMESTAMPTZ(3);
