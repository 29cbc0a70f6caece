-- Postgres lets nobody use an enum's new value in the transaction that adds it, so these come first.

ALTER TYPE "MailState" ADD VALUE 'STALE';
ALTER TYPE "PaymentMethod" ADD VALUE 'CREDIT';
