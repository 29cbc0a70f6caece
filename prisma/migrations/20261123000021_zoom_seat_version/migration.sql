-- A person's own link at Zoom dies with the links that we mailed to them: both are of one version. No seat was written
-- before this.

ALTER TABLE "ZoomSeat" ADD COLUMN     "linkVersion" INTEGER NOT NULL;
