-- An accepted application goes too, some time after its writer has left the board; one that is open never.
ALTER TABLE "BoardApplication"
  DROP CONSTRAINT "BoardApplication_only_what_led_nowhere_is_erased",
  ADD CONSTRAINT "BoardApplication_only_what_is_over_is_erased" CHECK ("eraseAfter" IS NULL OR "state" IN ('ACCEPTED', 'DECLINED', 'WITHDRAWN'));
