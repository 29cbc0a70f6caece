-- What the board tells people before they apply. The newest row holds, and none is ever changed.
CREATE TYPE "BoardNeedLevel" AS ENUM ('MOST', 'ALSO', 'COVERED');
CREATE TABLE "BoardSearch" (
    "id" UUID NOT NULL,
    "serving" TEXT,
    "duties" TEXT,
    "termYears" INTEGER,
    "answerWeeks" INTEGER,
    "asksApart" BOOLEAN NOT NULL DEFAULT false,
    "setBy" TEXT NOT NULL,
    "setAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "BoardSearch_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "BoardSearch_term" CHECK ("termYears" BETWEEN 1 AND 10),
    CONSTRAINT "BoardSearch_answers_in_weeks" CHECK ("answerWeeks" BETWEEN 1 AND 52)
);
CREATE TABLE "BoardNeed" (
    "searchId" UUID NOT NULL,
    "skill" TEXT NOT NULL,
    "level" "BoardNeedLevel" NOT NULL,

    CONSTRAINT "BoardNeed_pkey" PRIMARY KEY ("searchId", "skill")
);
ALTER TABLE "BoardNeed"
  ADD CONSTRAINT "BoardNeed_searchId_fkey" FOREIGN KEY ("searchId") REFERENCES "BoardSearch"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE TRIGGER keep_board_search BEFORE UPDATE OR DELETE ON "BoardSearch" FOR EACH ROW EXECUTE FUNCTION refuse();
CREATE TRIGGER keep_board_needs BEFORE UPDATE OR DELETE ON "BoardNeed" FOR EACH ROW EXECUTE FUNCTION refuse();
