-- References are asked by mail and answer on a page of their own.
ALTER TABLE "BoardReference"
  ADD COLUMN "askedAt" TIMESTAMPTZ(3),
  ADD COLUMN "remindedAt" TIMESTAMPTZ(3),
  ADD COLUMN "answeredAt" TIMESTAMPTZ(3),
  ADD COLUMN "declinedAt" TIMESTAMPTZ(3),
  ADD COLUMN "linkVersion" INTEGER NOT NULL DEFAULT 1,
  ADD COLUMN "knows" TEXT,
  ADD COLUMN "brings" TEXT,
  ADD COLUMN "support" TEXT,
  ADD COLUMN "recommends" TEXT,
  ADD CONSTRAINT "BoardReference_asked_first" CHECK (
    "askedAt" IS NOT NULL OR num_nonnulls("remindedAt", "answeredAt", "declinedAt") = 0
  ),
  ADD CONSTRAINT "BoardReference_answers_or_declines" CHECK ("answeredAt" IS NULL OR "declinedAt" IS NULL),
  ADD CONSTRAINT "BoardReference_answer_is_whole" CHECK (
    CASE WHEN "answeredAt" IS NULL
      THEN num_nonnulls("knows", "brings", "support", "recommends") = 0
      ELSE num_nonnulls("knows", "brings", "recommends") = 3
    END
  );
