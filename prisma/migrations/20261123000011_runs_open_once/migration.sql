-- When a run was first seen open for registration, and whoever waits for its course was told: once a run.
ALTER TABLE "Run" ADD COLUMN     "openedAt" TIMESTAMPTZ(3);
