-- Whoever leads no new runs stays with those that they have led.
ALTER TABLE "Trainer" ADD COLUMN "isRetired" BOOLEAN NOT NULL DEFAULT false;
