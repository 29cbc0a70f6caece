-- When a mail server has refused a mail for good (5xx), so that somebody looks at its address.
ALTER TABLE "MailMessage" ADD COLUMN "refusedAt" TIMESTAMPTZ(3);
ALTER TABLE "MailMessage" ADD CONSTRAINT "MailMessage_sent_is_not_refused" CHECK ("state" <> 'SENT' OR "refusedAt" IS NULL);
