-- Files of gifts that the treasurer looks at before they are entered.

CREATE TABLE "GiftImport" (
    "id" UUID NOT NULL,
    "fileName" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "createdBy" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "enteredAt" TIMESTAMPTZ(3),
    "enteredBy" TEXT,
    "gifts" INTEGER,

    CONSTRAINT "GiftImport_pkey" PRIMARY KEY ("id")
);

ALTER TABLE "GiftImport"
  ADD CONSTRAINT "GiftImport_entered_by_somebody" CHECK (
    ("enteredAt" IS NULL) = ("enteredBy" IS NULL) AND ("enteredAt" IS NULL) = ("gifts" IS NULL)),
  ADD CONSTRAINT "GiftImport_entered_keeps_no_text" CHECK ("enteredAt" IS NULL OR "text" = '');
