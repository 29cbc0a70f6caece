-- How often a seat has moved: the sequence of its sessions in a calendar starts there, above what took them out before.
ALTER TABLE "Registration" ADD COLUMN     "calendarSequence" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "Registration" ADD CONSTRAINT "Registration_calendarSequence_check" CHECK ("calendarSequence" >= 0);
UPDATE "Registration" SET "calendarSequence" = (
  SELECT count(*) FROM "AuditEntry"
  WHERE "action" = 'registration.transferred' AND "subject" = 'registration:' || "Registration"."id"
);
