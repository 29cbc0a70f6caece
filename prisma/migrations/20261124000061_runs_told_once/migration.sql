-- Seen open and told of are two: while ORNCC's postal address is not set, whoever asks meanwhile is not told of what was
-- open before.
ALTER TABLE "Run" ADD COLUMN     "toldAt" TIMESTAMPTZ(3);
UPDATE "Run" SET "toldAt" = "openedAt";
ALTER TABLE "Run" ADD CONSTRAINT "Run_told_once_open" CHECK ("toldAt" IS NULL OR "openedAt" IS NOT NULL);
