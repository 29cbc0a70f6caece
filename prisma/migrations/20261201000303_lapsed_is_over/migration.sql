-- What has lapsed is over: its person may apply again, and it is erased on the day that they were told.
DROP INDEX "BoardApplication_one_open_per_person";
CREATE UNIQUE INDEX "BoardApplication_one_open_per_person" ON "BoardApplication" ("personId")
  WHERE "state" NOT IN ('ACCEPTED', 'DECLINED', 'WITHDRAWN', 'LAPSED');
ALTER TABLE "BoardApplication"
  DROP CONSTRAINT "BoardApplication_only_what_is_over_is_erased",
  ADD CONSTRAINT "BoardApplication_only_what_is_over_is_erased" CHECK ("eraseAfter" IS NULL OR "state" IN ('ACCEPTED', 'DECLINED', 'WITHDRAWN', 'LAPSED'));
