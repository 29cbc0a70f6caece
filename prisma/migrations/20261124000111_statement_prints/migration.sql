-- Who has printed a statement that no mail could bring, and when. Statements themselves never change; this may be taken back.
CREATE TABLE "StatementPrint" (
    "statementId" UUID NOT NULL,
    "printedAt" TIMESTAMPTZ(3) NOT NULL,
    "printedBy" TEXT NOT NULL,

    CONSTRAINT "StatementPrint_pkey" PRIMARY KEY ("statementId"),
    CONSTRAINT "StatementPrint_by_somebody" CHECK (btrim("printedBy") <> '')
);
ALTER TABLE "StatementPrint" ADD CONSTRAINT "StatementPrint_statementId_fkey" FOREIGN KEY ("statementId") REFERENCES "Statement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
