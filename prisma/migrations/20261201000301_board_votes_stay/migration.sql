-- The result of a vote stays for the minutes when its application is erased, and leads to nobody then.
ALTER TABLE "BoardRound"
  ALTER COLUMN "applicationId" DROP NOT NULL,
  DROP CONSTRAINT "BoardRound_applicationId_fkey",
  ADD CONSTRAINT "BoardRound_applicationId_fkey" FOREIGN KEY ("applicationId") REFERENCES "BoardApplication"("id") ON DELETE SET NULL ON UPDATE CASCADE,
  ADD CONSTRAINT "BoardRound_open_is_of_an_application" CHECK ("applicationId" IS NOT NULL OR "closedAt" IS NOT NULL);
DROP TRIGGER keep_board_results ON "BoardRound";
CREATE TRIGGER keep_board_results BEFORE UPDATE ON "BoardRound" FOR EACH ROW
  WHEN (OLD."closedAt" IS NOT NULL
    AND NOT (NEW."applicationId" IS NULL AND to_jsonb(NEW) - 'applicationId' = to_jsonb(OLD) - 'applicationId'))
  EXECUTE FUNCTION refuse();
