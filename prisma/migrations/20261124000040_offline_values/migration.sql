-- New values, in a migration of their own: none can be used in the one that adds it.

ALTER TYPE "PaymentMethod" ADD VALUE 'DAF' BEFORE 'CREDIT';
ALTER TYPE "PaymentMethod" ADD VALUE 'IRA' BEFORE 'CREDIT';
ALTER TYPE "PaymentMethod" ADD VALUE 'STOCK' BEFORE 'CREDIT';
ALTER TYPE "PaymentMethod" ADD VALUE 'IN_KIND' BEFORE 'CREDIT';
ALTER TYPE "PaymentMethod" ADD VALUE 'EMPLOYER_MATCH' BEFORE 'CREDIT';
ALTER TYPE "ReceiptKind" ADD VALUE 'DAF';
ALTER TYPE "ReceiptKind" ADD VALUE 'IRA';
ALTER TYPE "ReceiptKind" ADD VALUE 'NON_CASH';
ALTER TYPE "RefundOrigin" ADD VALUE 'VOID';
