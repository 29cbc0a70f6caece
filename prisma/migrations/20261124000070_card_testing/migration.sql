-- Criminals try stolen cards at the giving door: what is counted to notice it, and the ways in that stay open meanwhile.

CREATE TABLE "CheckoutSender" (
    "orderId" UUID NOT NULL,
    "senderKey" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "CheckoutSender_pkey" PRIMARY KEY ("orderId")
);

CREATE TABLE "CardFailure" (
    "id" TEXT NOT NULL,
    "orderId" UUID NOT NULL,
    "senderKey" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "CardFailure_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "CardTesting" (
    "id" UUID NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "openedBy" TEXT,

    CONSTRAINT "CardTesting_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "SpentProof" (
    "nonce" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SpentProof_pkey" PRIMARY KEY ("nonce")
);

CREATE TABLE "GiftLink" (
    "id" UUID NOT NULL,
    "secretHash" TEXT NOT NULL,
    "typed" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "GiftLink_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "CheckoutSender_at_idx" ON "CheckoutSender"("at");
CREATE INDEX "CardFailure_at_idx" ON "CardFailure"("at");
CREATE INDEX "CardFailure_orderId_idx" ON "CardFailure"("orderId");
CREATE UNIQUE INDEX "GiftLink_secretHash_key" ON "GiftLink"("secretHash");

ALTER TABLE "CheckoutSender" ADD CONSTRAINT "CheckoutSender_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "Order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "CardFailure" ADD CONSTRAINT "CardFailure_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "Order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- No address stands here in the clear: only its keyed hash.
ALTER TABLE "CheckoutSender" ADD CONSTRAINT "CheckoutSender_key_is_a_hash" CHECK ("senderKey" ~ '^[0-9a-f]{64}$');
ALTER TABLE "CardFailure" ADD CONSTRAINT "CardFailure_key_is_a_hash" CHECK ("senderKey" ~ '^[0-9a-f]{64}$');
ALTER TABLE "GiftLink"
  ADD CONSTRAINT "GiftLink_secret_is_a_hash" CHECK ("secretHash" ~ '^[0-9a-f]{64}$'),
  ADD CONSTRAINT "GiftLink_lives_half_an_hour" CHECK ("expiresAt" > "createdAt" AND "expiresAt" <= "createdAt" + interval '30 minutes'),
  ADD CONSTRAINT "GiftLink_used_in_its_time" CHECK ("usedAt" < "expiresAt");
ALTER TABLE "CardTesting"
  ADD CONSTRAINT "CardTesting_ends_after_it_starts" CHECK ("endedAt" >= "startedAt"),
  ADD CONSTRAINT "CardTesting_opened_is_ended" CHECK ("openedBy" IS NULL OR "endedAt" IS NOT NULL);
-- One at a time, and so one alert.
CREATE UNIQUE INDEX "CardTesting_one_at_a_time" ON "CardTesting" ((true)) WHERE "endedAt" IS NULL;
