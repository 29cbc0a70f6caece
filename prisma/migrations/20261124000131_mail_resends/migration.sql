-- A mail that the desk sent again names the one it repeats.
ALTER TABLE "MailMessage" ADD COLUMN "resendOfId" UUID;
ALTER TABLE "MailMessage" ADD CONSTRAINT "MailMessage_resendOfId_fkey" FOREIGN KEY ("resendOfId") REFERENCES "MailMessage"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE INDEX "MailMessage_resendOfId_idx" ON "MailMessage"("resendOfId");
CREATE INDEX "MailMessage_createdAt_idx" ON "MailMessage"("createdAt");
