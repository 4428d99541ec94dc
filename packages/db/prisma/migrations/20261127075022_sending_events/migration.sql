-- Why: the platform's sender reports what became of mails; each report counts once.

-- CreateTable
CREATE TABLE "sending_events" (
    "tenant_id" UUID NOT NULL,
    "id" VARCHAR(100) NOT NULL,
    "company_id" UUID,
    "account_id" UUID NOT NULL,
    "kind" VARCHAR(20) NOT NULL,
    "recipient" VARCHAR(255) NOT NULL,
    "happened" TIMESTAMPTZ(6) NOT NULL,
    "created" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sending_events_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE INDEX "sending_events_tenant_id_company_id_idx" ON "sending_events"("tenant_id", "company_id");

-- CreateIndex
CREATE INDEX "sending_events_tenant_id_account_id_idx" ON "sending_events"("tenant_id", "account_id");

-- AddForeignKey
ALTER TABLE "sending_events" ADD CONSTRAINT "sending_events_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sending_events" ADD CONSTRAINT "sending_events_tenant_id_company_id_fkey" FOREIGN KEY ("tenant_id", "company_id") REFERENCES "companies"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sending_events" ADD CONSTRAINT "sending_events_tenant_id_account_id_fkey" FOREIGN KEY ("tenant_id", "account_id") REFERENCES "email_accounts"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE sending_events
  ALTER COLUMN id TYPE varchar(100) COLLATE "C",
  ALTER COLUMN recipient TYPE varchar(255) COLLATE "C",
  ADD CONSTRAINT sending_events_kind CHECK (kind IN ('sent', 'bounced', 'complained', 'unsubscribed')),
  ADD CONSTRAINT sending_events_id_length CHECK (char_length(id) >= 1);

-- The wall between companies, held by keys as well.
ALTER TABLE email_accounts ADD CONSTRAINT email_accounts_company_row_key UNIQUE (tenant_id, company_id, id);
ALTER TABLE sending_events ADD CONSTRAINT sending_events_company_account_fkey
  FOREIGN KEY (tenant_id, company_id, account_id) REFERENCES email_accounts (tenant_id, company_id, id) ON DELETE CASCADE;

SELECT protect_table('sending_events', 'company', 'SELECT, INSERT, DELETE');
