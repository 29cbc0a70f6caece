-- When the applicant was told, a week before, that what they had filled in is erased.
ALTER TABLE "BoardDraft" ADD COLUMN "remindedAt" TIMESTAMPTZ(3);
