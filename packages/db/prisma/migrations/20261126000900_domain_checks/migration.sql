-- Why: a domain is looked at again and again. What each look found is kept as its history; when the next one is due, and
-- how often in a row it was bad, stand with the domain, so that any process can go on. DKIM keys have a life of their own,
-- and the secrets behind them are sealed.

-- AlterTable
ALTER TABLE "domains" DROP COLUMN "ownership_token_hash",
ADD COLUMN     "bad_looks" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "checked" TIMESTAMPTZ(6),
ADD COLUMN     "degraded" TIMESTAMPTZ(6),
ADD COLUMN     "name_servers" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "next_check" TIMESTAMPTZ(6) DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "ownership_token" VARCHAR(64) NOT NULL
  DEFAULT replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''),
ADD COLUMN     "receives_here" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "registrable" VARCHAR(253) NOT NULL DEFAULT '',
ADD COLUMN     "zone_apex" VARCHAR(253);

-- CreateTable
CREATE TABLE "dkim_keys" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "company_id" UUID,
    "domain_id" UUID NOT NULL,
    "selector" VARCHAR(63) NOT NULL,
    "public_key" TEXT NOT NULL,
    "secret_ref" TEXT NOT NULL,
    "status" VARCHAR(20) NOT NULL DEFAULT 'next',
    "seen" TIMESTAMPTZ(6),
    "activated" TIMESTAMPTZ(6),
    "retired" TIMESTAMPTZ(6),
    "needs_deployment" BOOLEAN NOT NULL DEFAULT true,
    "created" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "dkim_keys_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "dns_checks" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "company_id" UUID,
    "domain_id" UUID NOT NULL,
    "outcome" VARCHAR(20) NOT NULL,
    "zone" JSONB NOT NULL,
    "verdicts" JSONB NOT NULL,
    "questions" INTEGER NOT NULL,
    "took_ms" INTEGER NOT NULL,
    "created" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "dns_checks_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "sealed_secrets" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "company_id" UUID,
    "key_id" VARCHAR(40) NOT NULL,
    "wrapped_key" BYTEA NOT NULL,
    "sealed" BYTEA NOT NULL,
    "created" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sealed_secrets_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "dkim_keys_tenant_id_domain_id_selector_key" ON "dkim_keys"("tenant_id", "domain_id", "selector");

-- CreateIndex
CREATE INDEX "dns_checks_tenant_id_domain_id_id_idx" ON "dns_checks"("tenant_id", "domain_id", "id");

-- CreateIndex
CREATE INDEX "sealed_secrets_tenant_id_company_id_idx" ON "sealed_secrets"("tenant_id", "company_id");

-- AddForeignKey
ALTER TABLE "dkim_keys" ADD CONSTRAINT "dkim_keys_tenant_id_domain_id_fkey" FOREIGN KEY ("tenant_id", "domain_id") REFERENCES "domains"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dns_checks" ADD CONSTRAINT "dns_checks_tenant_id_domain_id_fkey" FOREIGN KEY ("tenant_id", "domain_id") REFERENCES "domains"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sealed_secrets" ADD CONSTRAINT "sealed_secrets_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sealed_secrets" ADD CONSTRAINT "sealed_secrets_tenant_id_company_id_fkey" FOREIGN KEY ("tenant_id", "company_id") REFERENCES "companies"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A token is published in DNS, so that nothing is gained by keeping its hash alone. New rows bring their own.
UPDATE domains SET registrable = domain;
ALTER TABLE domains
  ALTER COLUMN ownership_token DROP DEFAULT,
  ALTER COLUMN registrable DROP DEFAULT,
  ALTER COLUMN registrable TYPE varchar(253) COLLATE "C",
  ALTER COLUMN zone_apex TYPE varchar(253) COLLATE "C",
  ADD CONSTRAINT domains_registrable_form CHECK (domain = registrable OR right(domain, char_length(registrable) + 1) = '.' || registrable),
  ADD CONSTRAINT domains_bad_looks CHECK (bad_looks >= 0),
  ADD CONSTRAINT domains_token_form CHECK (char_length(ownership_token) >= 22);
-- Who is due, over all tenants; the partial index holds what is looked at and nothing else.
CREATE INDEX domains_due_idx ON domains (next_check) WHERE next_check IS NOT NULL;

ALTER TABLE dkim_keys
  ADD CONSTRAINT dkim_keys_selector_form CHECK (selector ~ '^[a-z0-9]([a-z0-9-]*[a-z0-9])?$'),
  ADD CONSTRAINT dkim_keys_status CHECK (status IN ('next', 'active', 'old', 'revoked')),
  -- The private half is nowhere in a row that is read for a screen.
  ADD CONSTRAINT dkim_keys_secret_ref_form CHECK (secret_ref ~ '^[a-z]+:[A-Za-z0-9/_.-]+$');
-- Two clicks at once make one key, and a domain signs by one.
CREATE UNIQUE INDEX dkim_keys_next_key ON dkim_keys (tenant_id, domain_id) WHERE status = 'next';
CREATE UNIQUE INDEX dkim_keys_active_key ON dkim_keys (tenant_id, domain_id) WHERE status = 'active';

ALTER TABLE dns_checks
  ADD CONSTRAINT dns_checks_outcome CHECK (outcome IN ('good', 'bad', 'unknown')),
  ADD CONSTRAINT dns_checks_questions CHECK (questions >= 0),
  ADD CONSTRAINT dns_checks_took CHECK (took_ms >= 0);

-- The wall between companies, held by keys as well.
ALTER TABLE dkim_keys ADD CONSTRAINT dkim_keys_company_domain_fkey
  FOREIGN KEY (tenant_id, company_id, domain_id) REFERENCES domains (tenant_id, company_id, id) ON DELETE CASCADE;
ALTER TABLE dns_checks ADD CONSTRAINT dns_checks_company_domain_fkey
  FOREIGN KEY (tenant_id, company_id, domain_id) REFERENCES domains (tenant_id, company_id, id) ON DELETE CASCADE;

SELECT protect_table('dkim_keys', 'company', 'SELECT, INSERT, UPDATE, DELETE');
-- History is added to and, with its domain, removed; never rewritten.
SELECT protect_table('dns_checks', 'company', 'SELECT, INSERT, DELETE');
SELECT protect_table('sealed_secrets', 'company', 'SELECT, INSERT, DELETE');
-- The schedule asks which domains are due, of whomever they are; what they are is read behind the wall.
GRANT SELECT (tenant_id, id, next_check) ON domains TO rookery_system;
CREATE POLICY system ON domains FOR SELECT TO rookery_system USING (true);

SELECT pgboss.create_queue('check-domain',
  '{"policy":"standard","retryLimit":3,"retryDelay":5,"expireInSeconds":60,"heartbeatSeconds":10,"notify":true}');
SELECT pgboss.create_queue('check-due-domains',
  '{"policy":"singleton","retryLimit":0,"expireInSeconds":300,"heartbeatSeconds":10}');
