-- What the office has agreed on with somebody whom it added stays theirs while they wait for a seat.
ALTER TABLE "Registration" ADD COLUMN "agreedCents" INTEGER;
ALTER TABLE "Registration" ADD CONSTRAINT "Registration_agreed_price" CHECK ("agreedCents" >= 0);
