-- How the board reviews an application: who is assigned, what each declares, scores by the board's criteria, votes, the letter.
CREATE TYPE "ConflictKind" AS ENUM ('FAMILY', 'FRIENDSHIP', 'WORK', 'MONEY', 'OTHER');
CREATE TYPE "QuorumRule" AS ENUM ('MAJORITY', 'TWO_THIRDS', 'ALL');
CREATE TYPE "VoteChoice" AS ENUM ('YES', 'NO', 'ABSTAIN');
CREATE TYPE "VoteOutcome" AS ENUM ('ACCEPT', 'DECLINE', 'TIE', 'NO_QUORUM');

ALTER TABLE "BoardApplication"
  ADD COLUMN "pausedFrom" "ApplicationState",
  ADD COLUMN "stateSince" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;
-- Of those paused before, nobody wrote down the state they left.
UPDATE "BoardApplication" SET "pausedFrom" = 'SUBMITTED' WHERE "state" = 'PAUSED';
UPDATE "BoardApplication" SET "stateSince" = "submittedAt";
ALTER TABLE "BoardApplication"
  ADD CONSTRAINT "BoardApplication_paused_knows_from_where" CHECK (("state" = 'PAUSED') = ("pausedFrom" IS NOT NULL)),
  ADD CONSTRAINT "BoardApplication_paused_from_an_open_state" CHECK ("pausedFrom" IN ('SUBMITTED', 'SCREENING', 'INTERVIEW', 'VOTE'));

CREATE TABLE "BoardRules" (
    "id" UUID NOT NULL,
    "quorum" "QuorumRule" NOT NULL DEFAULT 'MAJORITY',
    "setBy" TEXT NOT NULL,
    "setAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "BoardRules_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "BoardCriterion" (
    "id" UUID NOT NULL,
    "rulesId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "label" TEXT NOT NULL,
    "weight" INTEGER NOT NULL,

    CONSTRAINT "BoardCriterion_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "BoardCriterion_weighs_something" CHECK ("weight" BETWEEN 1 AND 10)
);
CREATE UNIQUE INDEX "BoardCriterion_rulesId_position_key" ON "BoardCriterion"("rulesId", "position");

CREATE TABLE "BoardReview" (
    "id" UUID NOT NULL,
    "applicationId" UUID NOT NULL,
    "reviewerId" UUID NOT NULL,
    "assignedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "declaredAt" TIMESTAMPTZ(3),
    "conflict" "ConflictKind",
    "scoredAt" TIMESTAMPTZ(3),

    CONSTRAINT "BoardReview_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "BoardReview_conflict_is_declared" CHECK ("conflict" IS NULL OR "declaredAt" IS NOT NULL),
    CONSTRAINT "BoardReview_declared_before_scored" CHECK ("scoredAt" IS NULL OR "declaredAt" IS NOT NULL)
);
CREATE UNIQUE INDEX "BoardReview_applicationId_reviewerId_key" ON "BoardReview"("applicationId", "reviewerId");
CREATE INDEX "BoardReview_reviewerId_idx" ON "BoardReview"("reviewerId");
CREATE TABLE "BoardScore" (
    "reviewId" UUID NOT NULL,
    "criterionId" UUID NOT NULL,
    "points" INTEGER NOT NULL,
    "comment" TEXT,

    CONSTRAINT "BoardScore_pkey" PRIMARY KEY ("reviewId", "criterionId"),
    CONSTRAINT "BoardScore_points" CHECK ("points" BETWEEN 1 AND 5)
);
CREATE INDEX "BoardScore_criterionId_idx" ON "BoardScore"("criterionId");

CREATE TABLE "BoardRound" (
    "id" UUID NOT NULL,
    "applicationId" UUID NOT NULL,
    "quorumRule" "QuorumRule" NOT NULL,
    "openedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closesAt" TIMESTAMPTZ(3) NOT NULL,
    "closedAt" TIMESTAMPTZ(3),
    "outcome" "VoteOutcome",
    "yes" INTEGER,
    "no" INTEGER,
    "abstain" INTEGER,
    "voters" INTEGER,
    "quorum" INTEGER,
    "recused" INTEGER,

    CONSTRAINT "BoardRound_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "BoardRound_closes_after_it_opens" CHECK ("closesAt" > "openedAt"),
    CONSTRAINT "BoardRound_closed_has_a_result" CHECK (
      num_nonnulls("closedAt", "outcome", "yes", "no", "abstain", "voters", "quorum", "recused") IN (0, 8)
    )
);
CREATE INDEX "BoardRound_applicationId_idx" ON "BoardRound"("applicationId");
CREATE UNIQUE INDEX "BoardRound_one_open" ON "BoardRound" ("applicationId") WHERE "closedAt" IS NULL;
-- After a decision no other vote is possible, and none may be beside it.
CREATE UNIQUE INDEX "BoardRound_one_decision" ON "BoardRound" ("applicationId") WHERE "outcome" IN ('ACCEPT', 'DECLINE');
CREATE TABLE "BoardVote" (
    "roundId" UUID NOT NULL,
    "voterId" UUID NOT NULL,
    "choice" "VoteChoice" NOT NULL,
    "votedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "BoardVote_pkey" PRIMARY KEY ("roundId", "voterId")
);
CREATE INDEX "BoardVote_voterId_idx" ON "BoardVote"("voterId");

CREATE TABLE "BoardLetter" (
    "id" UUID NOT NULL,
    "applicationId" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "writtenById" UUID NOT NULL,
    "leavesAt" TIMESTAMPTZ(3),
    "sentAt" TIMESTAMPTZ(3),

    CONSTRAINT "BoardLetter_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "BoardLetter_sent_when_it_could_leave" CHECK ("sentAt" IS NULL OR "sentAt" >= "leavesAt")
);
CREATE UNIQUE INDEX "BoardLetter_applicationId_key" ON "BoardLetter"("applicationId");
CREATE INDEX "BoardLetter_writtenById_idx" ON "BoardLetter"("writtenById");

ALTER TABLE "BoardCriterion"
  ADD CONSTRAINT "BoardCriterion_rulesId_fkey" FOREIGN KEY ("rulesId") REFERENCES "BoardRules"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "BoardReview"
  ADD CONSTRAINT "BoardReview_applicationId_fkey" FOREIGN KEY ("applicationId") REFERENCES "BoardApplication"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  ADD CONSTRAINT "BoardReview_reviewerId_fkey" FOREIGN KEY ("reviewerId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "BoardScore"
  ADD CONSTRAINT "BoardScore_reviewId_fkey" FOREIGN KEY ("reviewId") REFERENCES "BoardReview"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  ADD CONSTRAINT "BoardScore_criterionId_fkey" FOREIGN KEY ("criterionId") REFERENCES "BoardCriterion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "BoardRound"
  ADD CONSTRAINT "BoardRound_applicationId_fkey" FOREIGN KEY ("applicationId") REFERENCES "BoardApplication"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "BoardVote"
  ADD CONSTRAINT "BoardVote_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "BoardRound"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  ADD CONSTRAINT "BoardVote_voterId_fkey" FOREIGN KEY ("voterId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "BoardLetter"
  ADD CONSTRAINT "BoardLetter_applicationId_fkey" FOREIGN KEY ("applicationId") REFERENCES "BoardApplication"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  ADD CONSTRAINT "BoardLetter_writtenById_fkey" FOREIGN KEY ("writtenById") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Scores point at the criteria that they were given by: other criteria are other rows.
CREATE TRIGGER keep_board_rules BEFORE UPDATE OR DELETE ON "BoardRules" FOR EACH ROW EXECUTE FUNCTION refuse();
CREATE TRIGGER keep_board_criteria BEFORE UPDATE OR DELETE ON "BoardCriterion" FOR EACH ROW EXECUTE FUNCTION refuse();
-- A result is locked, and so is a letter that went out.
CREATE TRIGGER keep_board_results BEFORE UPDATE ON "BoardRound" FOR EACH ROW WHEN (OLD."closedAt" IS NOT NULL) EXECUTE FUNCTION refuse();
CREATE TRIGGER keep_board_letters BEFORE UPDATE ON "BoardLetter" FOR EACH ROW WHEN (OLD."sentAt" IS NOT NULL) EXECUTE FUNCTION refuse();
CREATE FUNCTION round_is_open() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM "BoardRound" WHERE "id" = NEW."roundId" AND "closedAt" IS NOT NULL) THEN
    RAISE EXCEPTION 'This vote is closed' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER vote_while_open BEFORE INSERT OR UPDATE ON "BoardVote" FOR EACH ROW EXECUTE FUNCTION round_is_open();
