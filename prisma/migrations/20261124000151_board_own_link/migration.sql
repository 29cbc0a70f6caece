-- The applicant's own link, and when an application that led nowhere is erased.
ALTER TABLE "BoardApplication"
  ADD COLUMN "linkVersion" INTEGER NOT NULL DEFAULT 1,
  ADD COLUMN "eraseAfter" TIMESTAMPTZ(3),
  ADD CONSTRAINT "BoardApplication_only_what_led_nowhere_is_erased" CHECK ("eraseAfter" IS NULL OR "state" IN ('DECLINED', 'WITHDRAWN'));
CREATE INDEX "BoardApplication_eraseAfter_idx" ON "BoardApplication"("eraseAfter");
ALTER TABLE "BoardRules"
  ADD COLUMN "keepMonths" INTEGER,
  ADD CONSTRAINT "BoardRules_keeps_for_months" CHECK ("keepMonths" BETWEEN 1 AND 120);
ALTER TABLE "BoardLetter" ADD COLUMN "eraseAfter" TIMESTAMPTZ(3);

-- All that stays of those: how many there were, for the annual report.
CREATE TABLE "ErasedApplications" (
    "year" INTEGER NOT NULL,
    "state" "ApplicationState" NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "ErasedApplications_pkey" PRIMARY KEY ("year", "state"),
    CONSTRAINT "ErasedApplications_are_some" CHECK ("count" > 0)
);
