-- Of two people who change a trainer at once, the second is told.
ALTER TABLE "Trainer" ADD COLUMN "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;
ALTER TABLE "Trainer" ALTER COLUMN "updatedAt" DROP DEFAULT;
