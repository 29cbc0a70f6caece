-- New values of enums stand in a migration of their own: Postgres lets nothing use them before it is committed.
ALTER TYPE "RefundOrigin" ADD VALUE 'HAND';
ALTER TYPE "StripeEventState" ADD VALUE 'FAILED';
