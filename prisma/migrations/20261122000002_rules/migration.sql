-- What makes bad states impossible, whoever writes.

-- People
ALTER TABLE "Person" ADD CONSTRAINT "Person_email_is_normalized" CHECK ("email" = lower(btrim("email")) AND "email" LIKE '%_@_%');
CREATE UNIQUE INDEX "Grant_one_live_per_role" ON "Grant" ("personId", "role") WHERE "revokedAt" IS NULL;

-- Courses: wall times are whole minutes, sessions and windows run forwards, a price has the shape of its kind.
ALTER TABLE "RunSession"
  ADD CONSTRAINT "RunSession_local_start_is_wall_time" CHECK ("localStart" ~ '^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$'),
  ADD CONSTRAINT "RunSession_local_end_is_wall_time" CHECK ("localEnd" ~ '^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$'),
  ADD CONSTRAINT "RunSession_ends_after_start" CHECK ("endsAt" > "startsAt");
ALTER TABLE "Run"
  ADD CONSTRAINT "Run_capacity_is_not_negative" CHECK ("capacity" >= 0),
  ADD CONSTRAINT "Run_value_is_not_negative" CHECK ("fairMarketValueCents" >= 0),
  ADD CONSTRAINT "Run_closes_after_opening" CHECK ("closesAt" > "opensAt"),
  ADD CONSTRAINT "Run_has_a_place" CHECK ("isOnline" OR "venue" IS NOT NULL),
  ADD CONSTRAINT "Run_cancelled_has_a_time" CHECK (("status" = 'CANCELLED') = ("cancelledAt" IS NOT NULL));
ALTER TABLE "Tier" ADD CONSTRAINT "Tier_price_fits_its_kind" CHECK (
  CASE "kind"
    WHEN 'FREE' THEN "minCents" IS NULL AND "suggestedCents" IS NULL AND "maxCents" IS NULL
    WHEN 'FIXED' THEN "minCents" >= 100 AND "suggestedCents" IS NULL AND "maxCents" IS NULL
    WHEN 'RANGE' THEN "minCents" >= 0 AND "maxCents" > "minCents"
      AND ("suggestedCents" IS NULL OR "suggestedCents" BETWEEN "minCents" AND "maxCents")
  END IS TRUE
);

-- Seats: one live registration a person and run; a hold always has an end, and nothing else has one.
CREATE UNIQUE INDEX "Registration_one_live_per_person" ON "Registration" ("runId", "personId")
  WHERE "state" IN ('HOLD', 'CONFIRMED', 'WAITLISTED', 'OFFERED');
ALTER TABLE "Registration"
  ADD CONSTRAINT "Registration_hold_has_an_end" CHECK ("state" <> 'HOLD' OR "holdExpiresAt" IS NOT NULL),
  ADD CONSTRAINT "Registration_cancelled_has_a_time" CHECK (("state" = 'CANCELLED') = ("cancelledAt" IS NOT NULL)),
  ADD CONSTRAINT "Registration_link_version_is_positive" CHECK ("linkVersion" > 0);

-- Money
ALTER TABLE "Order" ADD CONSTRAINT "Order_total_is_positive" CHECK ("totalCents" > 0);
ALTER TABLE "OrderLine"
  ADD CONSTRAINT "OrderLine_amount_is_positive" CHECK ("amountCents" > 0),
  ADD CONSTRAINT "OrderLine_value_is_not_negative" CHECK ("fairMarketValueCents" >= 0);
ALTER TABLE "Payment"
  ADD CONSTRAINT "Payment_amount_is_positive" CHECK ("amountCents" > 0),
  ADD CONSTRAINT "Payment_stripe_has_its_id" CHECK ("method" <> 'STRIPE' OR "paymentIntentId" IS NOT NULL);
CREATE UNIQUE INDEX "Receipt_one_live_per_payment" ON "Receipt" ("paymentId") WHERE "voidedAt" IS NULL;

-- Σ lines = total, looked at when the transaction commits.
CREATE FUNCTION order_lines_match_total() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  checked uuid;
BEGIN
  IF TG_TABLE_NAME = 'Order' THEN checked := NEW."id"; ELSE checked := NEW."orderId"; END IF;
  IF (SELECT "totalCents" FROM "Order" WHERE "id" = checked)
     <> (SELECT COALESCE(sum("amountCents"), 0) FROM "OrderLine" WHERE "orderId" = checked) THEN
    RAISE EXCEPTION 'order %: its lines do not add up to its total', checked USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER order_total AFTER INSERT OR UPDATE ON "Order"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION order_lines_match_total();
CREATE CONSTRAINT TRIGGER order_line_total AFTER INSERT OR UPDATE ON "OrderLine"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION order_lines_match_total();

-- Append-only: money rows and the audit are never deleted, and only what is named may still change.
CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% on "%" is refused: its rows are append-only', TG_OP, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER keep_orders BEFORE DELETE ON "Order" FOR EACH ROW EXECUTE FUNCTION refuse();
CREATE TRIGGER keep_order_lines BEFORE UPDATE OR DELETE ON "OrderLine" FOR EACH ROW EXECUTE FUNCTION refuse();
CREATE TRIGGER keep_payments BEFORE DELETE ON "Payment" FOR EACH ROW EXECUTE FUNCTION refuse();
CREATE TRIGGER keep_payment_amounts BEFORE UPDATE OF "orderId", "method", "amountCents", "paymentIntentId", "occurredAt" ON "Payment"
  FOR EACH ROW EXECUTE FUNCTION refuse();
CREATE TRIGGER keep_receipts BEFORE DELETE ON "Receipt" FOR EACH ROW EXECUTE FUNCTION refuse();
CREATE TRIGGER keep_receipt_texts BEFORE UPDATE OF "serial", "kind", "taxYear", "paymentId", "donorName", "amountCents", "text", "textHash", "wordingVersion", "issuedAt" ON "Receipt"
  FOR EACH ROW EXECUTE FUNCTION refuse();
CREATE TRIGGER keep_audit BEFORE UPDATE OR DELETE ON "AuditEntry" FOR EACH ROW EXECUTE FUNCTION refuse();

-- Board: one open application a person.
CREATE UNIQUE INDEX "BoardApplication_one_open_per_person" ON "BoardApplication" ("personId")
  WHERE "state" NOT IN ('ACCEPTED', 'DECLINED', 'WITHDRAWN');
ALTER TABLE "File" ADD CONSTRAINT "File_size_is_of_its_bytes" CHECK ("size" = octet_length("bytes") AND "size" <= 5242880);
