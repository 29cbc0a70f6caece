-- Who serves on the board, what is to be done when somebody joins, and what each discloses of their interests every year.
CREATE TABLE "BoardMember" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "office" TEXT,
    "startsOn" DATE,
    "termEndsOn" DATE,
    "leftOn" DATE,
    "isDemonstration" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "BoardMember_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "BoardMember_ends_after_it_starts" CHECK ("termEndsOn" > "startsOn" AND "leftOn" >= "startsOn")
);
CREATE UNIQUE INDEX "BoardMember_serves_once" ON "BoardMember" ("personId") WHERE "leftOn" IS NULL;
CREATE INDEX "BoardMember_personId_idx" ON "BoardMember"("personId");
CREATE TABLE "BoardStep" (
    "id" UUID NOT NULL,
    "label" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "retiredAt" TIMESTAMPTZ(3),

    CONSTRAINT "BoardStep_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "BoardStep_label_key" ON "BoardStep"("label");
CREATE TABLE "BoardStepDone" (
    "memberId" UUID NOT NULL,
    "stepId" UUID NOT NULL,
    "doneAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "BoardStepDone_pkey" PRIMARY KEY ("memberId", "stepId")
);
CREATE INDEX "BoardStepDone_stepId_idx" ON "BoardStepDone"("stepId");
CREATE TABLE "BoardDisclosure" (
    "id" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "remindedAt" TIMESTAMPTZ(3),
    "linkVersion" INTEGER NOT NULL DEFAULT 1,
    "answeredAt" TIMESTAMPTZ(3),
    "hasInterests" BOOLEAN,
    "interests" TEXT,
    "affirmedName" TEXT,

    CONSTRAINT "BoardDisclosure_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "BoardDisclosure_answer_is_whole" CHECK (num_nonnulls("answeredAt", "hasInterests", "affirmedName") IN (0, 3)),
    CONSTRAINT "BoardDisclosure_names_its_interests" CHECK (COALESCE("hasInterests", false) = ("interests" IS NOT NULL))
);
CREATE UNIQUE INDEX "BoardDisclosure_memberId_year_key" ON "BoardDisclosure"("memberId", "year");
ALTER TABLE "BoardMember"
  ADD CONSTRAINT "BoardMember_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "BoardStepDone"
  ADD CONSTRAINT "BoardStepDone_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "BoardMember"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT "BoardStepDone_stepId_fkey" FOREIGN KEY ("stepId") REFERENCES "BoardStep"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "BoardDisclosure"
  ADD CONSTRAINT "BoardDisclosure_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "BoardMember"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
-- What was disclosed for a year stands.
CREATE TRIGGER keep_board_disclosures BEFORE UPDATE ON "BoardDisclosure" FOR EACH ROW WHEN (OLD."answeredAt" IS NOT NULL) EXECUTE FUNCTION refuse();
