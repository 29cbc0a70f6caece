-- What the desk writes to people of a run is kept.
CREATE TYPE "RunAudience" AS ENUM ('CONFIRMED', 'WAITING', 'ONE');
CREATE TABLE "RunMessage" (
    "id" UUID NOT NULL,
    "runId" UUID NOT NULL,
    "audience" "RunAudience" NOT NULL,
    "registrationId" UUID,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "recipients" INTEGER NOT NULL,
    "writtenById" UUID NOT NULL,
    "formKey" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "RunMessage_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "RunMessage_one_is_named" CHECK (("audience" = 'ONE') = ("registrationId" IS NOT NULL)),
    CONSTRAINT "RunMessage_reaches_somebody" CHECK ("recipients" > 0)
);
CREATE UNIQUE INDEX "RunMessage_formKey_key" ON "RunMessage"("formKey");
CREATE INDEX "RunMessage_runId_idx" ON "RunMessage"("runId");
CREATE INDEX "RunMessage_writtenById_idx" ON "RunMessage"("writtenById");
ALTER TABLE "RunMessage"
  ADD CONSTRAINT "RunMessage_runId_fkey" FOREIGN KEY ("runId") REFERENCES "Run"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT "RunMessage_registrationId_fkey" FOREIGN KEY ("registrationId") REFERENCES "Registration"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT "RunMessage_writtenById_fkey" FOREIGN KEY ("writtenById") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Written is written.
CREATE TRIGGER keep_run_messages BEFORE DELETE ON "RunMessage" FOR EACH ROW EXECUTE FUNCTION refuse();
CREATE TRIGGER keep_run_message_words BEFORE UPDATE OF "runId", "audience", "registrationId", "subject", "text", "recipients", "formKey", "createdAt" ON "RunMessage"
  FOR EACH ROW EXECUTE FUNCTION refuse();
