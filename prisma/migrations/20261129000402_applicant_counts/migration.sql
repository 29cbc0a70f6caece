-- What applicants say of themselves apart from their application: never a row a person, only how many said what in a year.
CREATE TABLE "ApplicantCount" (
    "year" INTEGER NOT NULL,
    "question" TEXT NOT NULL,
    "answer" TEXT NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "ApplicantCount_pkey" PRIMARY KEY ("year", "question", "answer"),
    CONSTRAINT "ApplicantCount_are_some" CHECK ("count" > 0)
);
