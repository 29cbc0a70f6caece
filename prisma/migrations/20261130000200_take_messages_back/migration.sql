-- A message to people of a run can be taken back before its mails go out; it is kept, and says so.
ALTER TABLE "RunMessage" ADD COLUMN "takenBackAt" TIMESTAMPTZ(3);
