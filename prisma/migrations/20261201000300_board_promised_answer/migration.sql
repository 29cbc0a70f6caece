-- The day that each applicant was told, as the board had set it when they sent.
ALTER TABLE "BoardApplication" ADD COLUMN "answerBy" TIMESTAMPTZ(3);
UPDATE "BoardApplication" SET "answerBy" = "submittedAt" + (
  SELECT "answerWeeks" * INTERVAL '7 days' FROM "BoardSearch"
  WHERE "setAt" <= "submittedAt" ORDER BY "BoardSearch"."id" DESC LIMIT 1
);
