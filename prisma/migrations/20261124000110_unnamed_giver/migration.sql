-- Cash of which nobody knows who gave it belongs to one row that is no person's: it can be written to by nobody, and gets no
-- receipt.
ALTER TABLE "Person" ADD COLUMN "isUnnamed" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "Person"
  DROP CONSTRAINT "Person_can_be_reached",
  ADD CONSTRAINT "Person_can_be_reached" CHECK (
    CASE WHEN "isUnnamed" THEN "email" IS NULL AND "postalAddress" IS NULL ELSE "email" IS NOT NULL OR "postalAddress" IS NOT NULL END);
CREATE UNIQUE INDEX "Person_one_unnamed" ON "Person" ("isUnnamed") WHERE "isUnnamed";
CREATE FUNCTION receipt_needs_giver() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM "Payment" p JOIN "Order" o ON o."id" = p."orderId" JOIN "Person" g ON g."id" = o."personId"
    WHERE p."id" = NEW."paymentId" AND g."isUnnamed"
  ) THEN
    RAISE EXCEPTION 'payment %: nobody knows who gave it, so it gets no receipt', NEW."paymentId" USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER receipt_is_somebodys AFTER INSERT ON "Receipt" FOR EACH ROW EXECUTE FUNCTION receipt_needs_giver();
