-- Of a session that ORNCC cancels its share of the fee goes back, and its share of the seat's value is not received.
ALTER TABLE "RefundAllocation" ADD COLUMN "valueCents" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "RefundAllocation" ADD CONSTRAINT "RefundAllocation_value_is_not_negative" CHECK ("valueCents" >= 0);
