-- An application while it is being filled in: of an address, and of nobody yet.
CREATE TABLE "BoardDraft" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "resumeId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "eraseAfter" TIMESTAMPTZ(3) NOT NULL,
    "sentAt" TIMESTAMPTZ(3),

    CONSTRAINT "BoardDraft_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "BoardDraft_sent_keeps_no_file" CHECK ("sentAt" IS NULL OR "resumeId" IS NULL)
);
CREATE UNIQUE INDEX "BoardDraft_resumeId_key" ON "BoardDraft"("resumeId");
CREATE INDEX "BoardDraft_email_idx" ON "BoardDraft"("email");
CREATE INDEX "BoardDraft_eraseAfter_idx" ON "BoardDraft"("eraseAfter");
CREATE UNIQUE INDEX "BoardDraft_one_of_an_address" ON "BoardDraft"("email") WHERE "sentAt" IS NULL;

CREATE TABLE "BoardDraftStep" (
    "draftId" UUID NOT NULL,
    "step" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "typed" JSONB NOT NULL,
    "savedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "BoardDraftStep_pkey" PRIMARY KEY ("draftId", "step"),
    CONSTRAINT "BoardDraftStep_version_counts_from_one" CHECK ("version" > 0)
);

-- What opens a draft: the hash of a link's secret, and for an hour that of the code that was mailed beside it.
CREATE TABLE "BoardDraftKey" (
    "id" UUID NOT NULL,
    "draftId" UUID NOT NULL,
    "secretHash" TEXT NOT NULL,
    "codeHash" TEXT,
    "codeExpiresAt" TIMESTAMPTZ(3),
    "tries" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "BoardDraftKey_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "BoardDraftKey_code_expires" CHECK (("codeHash" IS NULL) = ("codeExpiresAt" IS NULL))
);
CREATE UNIQUE INDEX "BoardDraftKey_secretHash_key" ON "BoardDraftKey"("secretHash");
CREATE INDEX "BoardDraftKey_draftId_idx" ON "BoardDraftKey"("draftId");

ALTER TABLE "BoardDraft"
  ADD CONSTRAINT "BoardDraft_resumeId_fkey" FOREIGN KEY ("resumeId") REFERENCES "File"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "BoardDraftStep"
  ADD CONSTRAINT "BoardDraftStep_draftId_fkey" FOREIGN KEY ("draftId") REFERENCES "BoardDraft"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "BoardDraftKey"
  ADD CONSTRAINT "BoardDraftKey_draftId_fkey" FOREIGN KEY ("draftId") REFERENCES "BoardDraft"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Resumes of forms that were never sent, which nothing leads to any more.
DELETE FROM "File" WHERE "id" NOT IN (SELECT "resumeId" FROM "BoardApplication" WHERE "resumeId" IS NOT NULL);
