-- Addresses from which mail comes back hours later, as the office has read in its own mailbox.
CREATE TABLE "ReturnedAddress" (
    "address" TEXT NOT NULL,
    "reason" TEXT,
    "notedBy" TEXT NOT NULL,
    "notedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ReturnedAddress_pkey" PRIMARY KEY ("address"),
    CONSTRAINT "ReturnedAddress_is_normal" CHECK ("address" = lower(btrim("address")))
);
