-- Why: a mailbox at a provider is connected by signing in there; what waits for the answer, and who asks for a new token, are kept here.

-- AlterTable
ALTER TABLE "email_accounts" ADD COLUMN     "refreshing_until" TIMESTAMPTZ(6);

-- CreateTable
CREATE TABLE "mail_consents" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "company_id" UUID,
    "account_id" UUID,
    "begun_by" UUID NOT NULL,
    "provider" VARCHAR(50) NOT NULL,
    "state_hash" BYTEA NOT NULL,
    "expires" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "mail_consents_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE INDEX "mail_consents_tenant_id_company_id_idx" ON "mail_consents"("tenant_id", "company_id");

-- CreateIndex
CREATE INDEX "mail_consents_tenant_id_account_id_idx" ON "mail_consents"("tenant_id", "account_id");

-- CreateIndex
CREATE UNIQUE INDEX "mail_consents_tenant_id_state_hash_key" ON "mail_consents"("tenant_id", "state_hash");

-- AddForeignKey
ALTER TABLE "mail_consents" ADD CONSTRAINT "mail_consents_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mail_consents" ADD CONSTRAINT "mail_consents_tenant_id_company_id_fkey" FOREIGN KEY ("tenant_id", "company_id") REFERENCES "companies"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mail_consents" ADD CONSTRAINT "mail_consents_tenant_id_account_id_fkey" FOREIGN KEY ("tenant_id", "account_id") REFERENCES "email_accounts"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Rules.
ALTER TABLE mail_consents
  ADD CONSTRAINT mail_consents_provider CHECK (provider IN ('google', 'microsoft')),
  ADD CONSTRAINT mail_consents_hash CHECK (octet_length(state_hash) = 32);

-- The wall between companies, held by keys as well.
ALTER TABLE mail_consents ADD CONSTRAINT mail_consents_company_account_fkey
  FOREIGN KEY (tenant_id, company_id, account_id) REFERENCES email_accounts (tenant_id, company_id, id) ON DELETE CASCADE;

SELECT protect_table('mail_consents', 'company', 'SELECT, INSERT, DELETE', 'SELECT, DELETE');
