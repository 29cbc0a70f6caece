-- A price that people have registered at is not deleted when it is no longer offered.

ALTER TABLE "Tier" ADD COLUMN     "retiredAt" TIMESTAMPTZ(3);
