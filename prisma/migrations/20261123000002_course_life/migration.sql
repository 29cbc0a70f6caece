-- The life of a course: waiting, single sessions, scholarships, discounts, Zoom, and money that goes back.

CREATE TYPE "AttendanceSource" AS ENUM ('ZOOM', 'TRAINER');

CREATE TYPE "ScholarshipState" AS ENUM ('REQUESTED', 'GRANTED', 'DECLINED');

CREATE TYPE "DisputeState" AS ENUM ('OPEN', 'WON', 'LOST');

CREATE TYPE "RefundOrigin" AS ENUM ('SITE', 'STRIPE', 'CREDIT');

ALTER TABLE "MailMessage" ADD COLUMN     "notAfter" TIMESTAMPTZ(3),
ADD COLUMN     "unsubscribeUrl" TEXT;

ALTER TABLE "Payment" ADD COLUMN     "creditRefundId" UUID;

ALTER TABLE "Person" ADD COLUMN     "feedVersion" INTEGER NOT NULL DEFAULT 1;

ALTER TABLE "Receipt" ADD COLUMN     "replacesId" UUID,
ADD COLUMN     "voidReason" TEXT;

ALTER TABLE "Refund" ADD COLUMN     "origin" "RefundOrigin" NOT NULL DEFAULT 'SITE';

ALTER TABLE "Registration" ADD COLUMN     "cancelReason" TEXT,
ADD COLUMN     "confirmedAt" TIMESTAMPTZ(3),
ADD COLUMN     "discountCodeId" UUID,
ADD COLUMN     "offerExpiresAt" TIMESTAMPTZ(3),
ADD COLUMN     "policyStartsAt" TIMESTAMPTZ(3),
ADD COLUMN     "prerequisitesAttested" TEXT,
ADD COLUMN     "waitlistSeq" INTEGER,
ADD COLUMN     "zone" TEXT;

ALTER TABLE "Run" ADD COLUMN     "goAt" TIMESTAMPTZ(3),
ADD COLUMN     "goNoGoAt" TIMESTAMPTZ(3),
ADD COLUMN     "hasSingleSessions" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "minimum" INTEGER,
ADD COLUMN     "offerHours" INTEGER NOT NULL DEFAULT 24,
ADD COLUMN     "scholarshipLimit" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "waitlistClosesAt" TIMESTAMPTZ(3);

ALTER TABLE "RunSession" ADD COLUMN     "attendanceReadAt" TIMESTAMPTZ(3),
ADD COLUMN     "cancelReason" TEXT,
ADD COLUMN     "cancelledAt" TIMESTAMPTZ(3),
ADD COLUMN     "zoomMeetingId" TEXT,
ADD COLUMN     "zoomSequence" INTEGER;

ALTER TABLE "Tier" ADD COLUMN     "isPerSession" BOOLEAN NOT NULL DEFAULT false;

CREATE TABLE "CourseInterest" (
    "id" UUID NOT NULL,
    "courseId" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "confirmedAt" TIMESTAMPTZ(3),
    "stoppedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CourseInterest_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "RegistrationSession" (
    "registrationId" UUID NOT NULL,
    "sessionId" UUID NOT NULL,

    CONSTRAINT "RegistrationSession_pkey" PRIMARY KEY ("registrationId","sessionId")
);

CREATE TABLE "ZoomSeat" (
    "registrationId" UUID NOT NULL,
    "sessionId" UUID NOT NULL,
    "registrantId" TEXT NOT NULL,
    "joinUrl" TEXT NOT NULL,

    CONSTRAINT "ZoomSeat_pkey" PRIMARY KEY ("registrationId","sessionId")
);

CREATE TABLE "Attendance" (
    "registrationId" UUID NOT NULL,
    "sessionId" UUID NOT NULL,
    "source" "AttendanceSource" NOT NULL,
    "minutes" INTEGER,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Attendance_pkey" PRIMARY KEY ("registrationId","sessionId")
);

CREATE TABLE "ScholarshipRequest" (
    "id" UUID NOT NULL,
    "registrationId" UUID NOT NULL,
    "canPayCents" INTEGER NOT NULL,
    "note" TEXT,
    "state" "ScholarshipState" NOT NULL DEFAULT 'REQUESTED',
    "priceCents" INTEGER,
    "decidedBy" TEXT,
    "decidedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ScholarshipRequest_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "DiscountCode" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "percent" INTEGER,
    "amountCents" INTEGER,
    "courseId" UUID,
    "usesLimit" INTEGER,
    "expiresAt" TIMESTAMPTZ(3),
    "stoppedAt" TIMESTAMPTZ(3),
    "note" TEXT,
    "createdBy" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "DiscountCode_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "Dispute" (
    "id" UUID NOT NULL,
    "disputeId" TEXT NOT NULL,
    "paymentId" UUID NOT NULL,
    "amountCents" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "state" "DisputeState" NOT NULL DEFAULT 'OPEN',
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "closedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Dispute_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "CourseInterest_courseId_email_key" ON "CourseInterest"("courseId", "email");

CREATE INDEX "RegistrationSession_sessionId_idx" ON "RegistrationSession"("sessionId");

CREATE UNIQUE INDEX "ScholarshipRequest_registrationId_key" ON "ScholarshipRequest"("registrationId");

CREATE INDEX "ScholarshipRequest_state_idx" ON "ScholarshipRequest"("state");

CREATE UNIQUE INDEX "DiscountCode_code_key" ON "DiscountCode"("code");

CREATE UNIQUE INDEX "Dispute_disputeId_key" ON "Dispute"("disputeId");

CREATE INDEX "Dispute_paymentId_idx" ON "Dispute"("paymentId");

CREATE UNIQUE INDEX "Payment_creditRefundId_key" ON "Payment"("creditRefundId");

CREATE UNIQUE INDEX "Receipt_replacesId_key" ON "Receipt"("replacesId");

CREATE UNIQUE INDEX "Registration_runId_waitlistSeq_key" ON "Registration"("runId", "waitlistSeq");

CREATE UNIQUE INDEX "RunSession_zoomMeetingId_key" ON "RunSession"("zoomMeetingId");

ALTER TABLE "CourseInterest" ADD CONSTRAINT "CourseInterest_courseId_fkey" FOREIGN KEY ("courseId") REFERENCES "Course"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "Registration" ADD CONSTRAINT "Registration_discountCodeId_fkey" FOREIGN KEY ("discountCodeId") REFERENCES "DiscountCode"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "RegistrationSession" ADD CONSTRAINT "RegistrationSession_registrationId_fkey" FOREIGN KEY ("registrationId") REFERENCES "Registration"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "RegistrationSession" ADD CONSTRAINT "RegistrationSession_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "RunSession"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "ZoomSeat" ADD CONSTRAINT "ZoomSeat_registrationId_fkey" FOREIGN KEY ("registrationId") REFERENCES "Registration"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "ZoomSeat" ADD CONSTRAINT "ZoomSeat_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "RunSession"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "Attendance" ADD CONSTRAINT "Attendance_registrationId_fkey" FOREIGN KEY ("registrationId") REFERENCES "Registration"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "Attendance" ADD CONSTRAINT "Attendance_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "RunSession"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "ScholarshipRequest" ADD CONSTRAINT "ScholarshipRequest_registrationId_fkey" FOREIGN KEY ("registrationId") REFERENCES "Registration"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "DiscountCode" ADD CONSTRAINT "DiscountCode_courseId_fkey" FOREIGN KEY ("courseId") REFERENCES "Course"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "Payment" ADD CONSTRAINT "Payment_creditRefundId_fkey" FOREIGN KEY ("creditRefundId") REFERENCES "Refund"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "Dispute" ADD CONSTRAINT "Dispute_paymentId_fkey" FOREIGN KEY ("paymentId") REFERENCES "Payment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "Receipt" ADD CONSTRAINT "Receipt_replacesId_fkey" FOREIGN KEY ("replacesId") REFERENCES "Receipt"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Waiting, offers, and what a run may ask for.
ALTER TABLE "Registration"
  ADD CONSTRAINT "Registration_waiting_has_a_place" CHECK ("state" NOT IN ('WAITLISTED', 'OFFERED') OR "waitlistSeq" IS NOT NULL),
  ADD CONSTRAINT "Registration_offer_has_an_end" CHECK ("state" <> 'OFFERED' OR "offerExpiresAt" IS NOT NULL);
ALTER TABLE "Run"
  ADD CONSTRAINT "Run_minimum_has_a_date" CHECK (("minimum" IS NULL) = ("goNoGoAt" IS NULL)),
  ADD CONSTRAINT "Run_minimum_is_positive" CHECK ("minimum" > 0),
  ADD CONSTRAINT "Run_minimum_fits" CHECK ("minimum" <= "capacity"),
  ADD CONSTRAINT "Run_offer_lasts" CHECK ("offerHours" BETWEEN 1 AND 168),
  ADD CONSTRAINT "Run_scholarship_limit_is_not_negative" CHECK ("scholarshipLimit" >= 0);
ALTER TABLE "CourseInterest" ADD CONSTRAINT "CourseInterest_email_is_normalized" CHECK ("email" = lower(btrim("email")) AND "email" LIKE '%_@_%');
ALTER TABLE "Attendance" ADD CONSTRAINT "Attendance_minutes_are_not_negative" CHECK ("minutes" >= 0);
ALTER TABLE "ScholarshipRequest"
  ADD CONSTRAINT "ScholarshipRequest_amounts_are_not_negative" CHECK ("canPayCents" >= 0 AND "priceCents" >= 0),
  ADD CONSTRAINT "ScholarshipRequest_decided_by_somebody" CHECK (("state" = 'REQUESTED') = ("decidedAt" IS NULL) AND ("decidedAt" IS NULL) = ("decidedBy" IS NULL)),
  ADD CONSTRAINT "ScholarshipRequest_granted_has_a_price" CHECK ("state" <> 'GRANTED' OR "priceCents" IS NOT NULL);
ALTER TABLE "DiscountCode"
  ADD CONSTRAINT "DiscountCode_is_normalized" CHECK ("code" ~ '^[A-Z0-9-]{3,40}$'),
  ADD CONSTRAINT "DiscountCode_is_percent_or_amount" CHECK (("percent" IS NULL) <> ("amountCents" IS NULL)),
  ADD CONSTRAINT "DiscountCode_takes_something_off" CHECK ((coalesce("percent" BETWEEN 1 AND 100, true) AND coalesce("amountCents" > 0, true))),
  ADD CONSTRAINT "DiscountCode_limit_is_positive" CHECK ("usesLimit" > 0);

-- Money that stays: a fee turned into a gift is a payment made of a refund.
ALTER TABLE "Payment" ADD CONSTRAINT "Payment_credit_has_its_refund" CHECK (("method" = 'CREDIT') = ("creditRefundId" IS NOT NULL));
ALTER TABLE "Dispute"
  ADD CONSTRAINT "Dispute_amount_is_positive" CHECK ("amountCents" > 0),
  ADD CONSTRAINT "Dispute_closed_has_a_time" CHECK (("state" = 'OPEN') = ("closedAt" IS NULL));
CREATE TRIGGER keep_disputes BEFORE DELETE ON "Dispute" FOR EACH ROW EXECUTE FUNCTION refuse();
CREATE TRIGGER keep_refund_origins BEFORE UPDATE OF "origin" ON "Refund" FOR EACH ROW EXECUTE FUNCTION refuse();

-- Σ allocations = refund, but for one made at Stripe, which has none until the treasurer has said what it returns.
CREATE OR REPLACE FUNCTION allocations_match_refund() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  checked uuid;
  returned "Refund";
  allocated bigint;
BEGIN
  IF TG_TABLE_NAME = 'Refund' THEN checked := NEW."id"; ELSE checked := NEW."refundId"; END IF;
  SELECT * INTO returned FROM "Refund" WHERE "id" = checked;
  SELECT sum("amountCents") INTO allocated FROM "RefundAllocation" WHERE "refundId" = checked;
  IF allocated IS NULL AND returned."origin" = 'STRIPE' THEN RETURN NULL; END IF;
  IF allocated IS DISTINCT FROM returned."amountCents" THEN
    RAISE EXCEPTION 'refund %: its allocations do not add up to it', checked USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
