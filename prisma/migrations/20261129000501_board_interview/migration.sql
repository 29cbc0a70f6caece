-- The talk with an applicant: times that the board offers, the one that the applicant chose, and notes of who was there.
CREATE TABLE "BoardInterview" (
    "id" UUID NOT NULL,
    "applicationId" UUID NOT NULL,
    "proposedById" UUID NOT NULL,
    "proposal" INTEGER NOT NULL DEFAULT 1,
    "proposedAt" TIMESTAMPTZ(3) NOT NULL,
    "words" TEXT,
    "startsAt" TIMESTAMPTZ(3),
    "minutes" INTEGER,
    "place" TEXT,
    "sequence" INTEGER NOT NULL DEFAULT 0,
    "noneFits" TEXT,
    "noneFitsAt" TIMESTAMPTZ(3),
    "cancelledAt" TIMESTAMPTZ(3),

    CONSTRAINT "BoardInterview_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "BoardInterview_set_is_whole" CHECK (num_nonnulls("startsAt", "minutes", "place") IN (0, 3)),
    CONSTRAINT "BoardInterview_set_or_off" CHECK ("startsAt" IS NULL OR num_nonnulls("noneFitsAt", "cancelledAt") = 0),
    CONSTRAINT "BoardInterview_none_fits_says_what_would" CHECK (("noneFits" IS NULL) = ("noneFitsAt" IS NULL))
);
CREATE UNIQUE INDEX "BoardInterview_applicationId_key" ON "BoardInterview"("applicationId");
CREATE INDEX "BoardInterview_proposedById_idx" ON "BoardInterview"("proposedById");
CREATE TABLE "BoardInterviewTime" (
    "interviewId" UUID NOT NULL,
    "startsAt" TIMESTAMPTZ(3) NOT NULL,
    "minutes" INTEGER NOT NULL,
    "place" TEXT NOT NULL,

    CONSTRAINT "BoardInterviewTime_pkey" PRIMARY KEY ("interviewId", "startsAt"),
    CONSTRAINT "BoardInterviewTime_minutes" CHECK ("minutes" BETWEEN 15 AND 180)
);
CREATE TABLE "BoardInterviewNote" (
    "interviewId" UUID NOT NULL,
    "reviewerId" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "writtenAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "BoardInterviewNote_pkey" PRIMARY KEY ("interviewId", "reviewerId")
);
CREATE INDEX "BoardInterviewNote_reviewerId_idx" ON "BoardInterviewNote"("reviewerId");
ALTER TABLE "BoardInterview"
  ADD CONSTRAINT "BoardInterview_applicationId_fkey" FOREIGN KEY ("applicationId") REFERENCES "BoardApplication"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  ADD CONSTRAINT "BoardInterview_proposedById_fkey" FOREIGN KEY ("proposedById") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "BoardInterviewTime"
  ADD CONSTRAINT "BoardInterviewTime_interviewId_fkey" FOREIGN KEY ("interviewId") REFERENCES "BoardInterview"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "BoardInterviewNote"
  ADD CONSTRAINT "BoardInterviewNote_interviewId_fkey" FOREIGN KEY ("interviewId") REFERENCES "BoardInterview"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  ADD CONSTRAINT "BoardInterviewNote_reviewerId_fkey" FOREIGN KEY ("reviewerId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
