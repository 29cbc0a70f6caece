-- What a fund's form and a gift's form promise.
ALTER TABLE "Fund"
  ADD CONSTRAINT "Fund_slug_is_an_address" CHECK ("slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND "slug" <> 'general'),
  ADD CONSTRAINT "Fund_end_is_of_a_campaign" CHECK ("endsOn" IS NULL OR "goalCents" IS NOT NULL),
  ADD CONSTRAINT "Fund_campaign_has_a_story" CHECK ("goalCents" IS NULL OR "story" IS NOT NULL);
ALTER TABLE "Tribute"
  ADD CONSTRAINT "Tribute_told_has_name_and_address" CHECK (("notifyName" IS NULL) = ("notifyEmail" IS NULL)),
  ADD CONSTRAINT "Tribute_message_is_to_somebody" CHECK ("message" IS NULL OR "notifyEmail" IS NOT NULL);
