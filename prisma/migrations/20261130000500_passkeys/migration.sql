-- Passkeys beside the authenticator app: either is a second factor, and recovery codes stand in for both.
ALTER TABLE "SecondFactor"
  ALTER COLUMN "secret" DROP NOT NULL,
  ALTER COLUMN "lastStep" DROP NOT NULL,
  ADD COLUMN "appSince" TIMESTAMPTZ(3);

UPDATE "SecondFactor" SET "appSince" = "createdAt";

ALTER TABLE "SecondFactor" ADD CONSTRAINT "SecondFactor_app_is_whole"
  CHECK (num_nonnulls("secret", "lastStep", "appSince") IN (0, 3));

CREATE TABLE "Passkey" (
  "id" UUID NOT NULL,
  "personId" UUID NOT NULL,
  "credentialId" TEXT NOT NULL,
  "publicKey" BYTEA NOT NULL,
  "counter" BIGINT NOT NULL,
  "transports" TEXT[],
  "name" TEXT NOT NULL,
  "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "lastUsedAt" TIMESTAMPTZ(3),

  CONSTRAINT "Passkey_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "Passkey_counter" CHECK ("counter" >= 0)
);

CREATE UNIQUE INDEX "Passkey_credentialId_key" ON "Passkey"("credentialId");
CREATE INDEX "Passkey_personId_idx" ON "Passkey"("personId");

ALTER TABLE "Passkey" ADD CONSTRAINT "Passkey_personId_fkey"
  FOREIGN KEY ("personId") REFERENCES "SecondFactor"("personId") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "SignInSession"
  ADD COLUMN "passkeyChallenge" TEXT,
  ADD COLUMN "passkeyChallengeUntil" TIMESTAMPTZ(3),
  ADD CONSTRAINT "SignInSession_challenge_ends"
    CHECK (("passkeyChallenge" IS NULL) = ("passkeyChallengeUntil" IS NULL));
