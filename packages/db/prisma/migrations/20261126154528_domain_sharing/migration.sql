-- Why: whoever runs a tenant's DNS gets a link instead of an account; what happens to a domain is told, in the portal and by
-- mail; and who owns a name that two tenants claim is settled by what its zone says.

-- AlterTable
ALTER TABLE "domains" ADD COLUMN     "deployment_error" VARCHAR(80),
ADD COLUMN     "extras" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "is_proven_above" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "token_absent" TIMESTAMPTZ(6);

-- AlterTable
ALTER TABLE "dkim_keys" ADD COLUMN     "managed_by" VARCHAR(20) NOT NULL DEFAULT 'platform',
ALTER COLUMN "secret_ref" DROP NOT NULL;

-- AlterTable
ALTER TABLE "tenant_users" ADD COLUMN     "notices_seen" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- AlterTable
ALTER TABLE "mails" ADD COLUMN     "notice_id" UUID;

-- AlterTable
ALTER TABLE "dns_checks" ADD COLUMN     "facts" JSONB;

-- AlterTable
ALTER TABLE "sealed_secrets" ADD COLUMN     "kept_in" VARCHAR(80) NOT NULL DEFAULT 'dkim_keys.secret_ref';

-- CreateTable
CREATE TABLE "dns_handoffs" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "company_id" UUID,
    "domain_id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "created_by" UUID NOT NULL,
    "created" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires" TIMESTAMPTZ(6) NOT NULL,
    "revoked" TIMESTAMPTZ(6),
    "opened" TIMESTAMPTZ(6),

    CONSTRAINT "dns_handoffs_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "notices" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "company_id" UUID,
    "kind" VARCHAR(40) NOT NULL,
    "subject_id" UUID NOT NULL,
    "facts" JSONB NOT NULL,
    "created" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "notices_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "dns_handoffs_token_hash_key" ON "dns_handoffs"("token_hash");

-- CreateIndex
CREATE INDEX "dns_handoffs_tenant_id_domain_id_idx" ON "dns_handoffs"("tenant_id", "domain_id");

-- CreateIndex
CREATE INDEX "notices_tenant_id_company_id_idx" ON "notices"("tenant_id", "company_id");

-- AddForeignKey
ALTER TABLE "dns_handoffs" ADD CONSTRAINT "dns_handoffs_tenant_id_domain_id_fkey" FOREIGN KEY ("tenant_id", "domain_id") REFERENCES "domains"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notices" ADD CONSTRAINT "notices_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notices" ADD CONSTRAINT "notices_tenant_id_company_id_fkey" FOREIGN KEY ("tenant_id", "company_id") REFERENCES "companies"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mails" ADD CONSTRAINT "mails_tenant_id_notice_id_fkey" FOREIGN KEY ("tenant_id", "notice_id") REFERENCES "notices"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE domains
  ADD CONSTRAINT domains_extras CHECK (extras <@ ARRAY['mta_sts', 'tls_rpt', 'bimi']);

ALTER TABLE dkim_keys
  ADD CONSTRAINT dkim_keys_managed_by CHECK (managed_by IN ('platform', 'mailu')),
  -- A key of ours has its private half sealed as long as it may sign; one that the mail server made has none here.
  ADD CONSTRAINT dkim_keys_secret_held CHECK ((secret_ref IS NOT NULL) = (managed_by = 'platform' AND status <> 'revoked'));
-- The operator's zone may publish the keys of all tenants; they are public.
GRANT SELECT (tenant_id, domain_id, selector, public_key, status) ON dkim_keys TO rookery_system;
CREATE POLICY system ON dkim_keys FOR SELECT TO rookery_system USING (true);

ALTER TABLE dns_handoffs
  ADD CONSTRAINT dns_handoffs_hash CHECK (octet_length(token_hash) = 32),
  ADD CONSTRAINT dns_handoffs_ends CHECK (expires > created);
-- The wall between companies, held by a key as well.
ALTER TABLE dns_handoffs ADD CONSTRAINT dns_handoffs_company_domain_fkey
  FOREIGN KEY (tenant_id, company_id, domain_id) REFERENCES domains (tenant_id, company_id, id) ON DELETE CASCADE;

ALTER TABLE notices
  ADD CONSTRAINT notices_kind CHECK (kind IN ('domain_verified', 'domain_degraded', 'domain_recovered', 'domain_ownership_lost'));
ALTER TABLE mails ADD CONSTRAINT mails_notice_tenant CHECK (notice_id IS NULL OR tenant_id IS NOT NULL);

SELECT protect_table('dns_handoffs', 'company', 'SELECT, INSERT, DELETE');
GRANT UPDATE (revoked) ON dns_handoffs TO rookery_app;
-- A link is found by its hash before anybody is known.
GRANT SELECT (tenant_id, id, domain_id, token_hash, expires, revoked), UPDATE (opened), DELETE ON dns_handoffs TO rookery_system;
CREATE POLICY system ON dns_handoffs TO rookery_system USING (true) WITH CHECK (true);

-- Mails about a notice are written by the platform, and so is the notice of what happened between two tenants.
SELECT protect_table('notices', 'company', 'SELECT, INSERT, DELETE', 'SELECT, INSERT, DELETE');

-- Ownership of a name is settled over all tenants; of a row of another one nothing but this is read or changed.
GRANT SELECT (domain, company_id, ownership_proven_at, token_absent), UPDATE (ownership_proven_at, is_proven_above, mailu_domain) ON domains TO rookery_system;
CREATE POLICY settlement ON domains FOR UPDATE TO rookery_system USING (true) WITH CHECK (true);

SELECT pgboss.create_queue('mail-notice',
  '{"policy":"standard","retryLimit":5,"retryDelay":5,"retryBackoff":true,"expireInSeconds":60,"heartbeatSeconds":10,"notify":true}');

-- A new operator's key seals the secrets' own keys anew; the secrets themselves are out of reach of whoever does it.
ALTER TABLE sealed_secrets ALTER COLUMN kept_in DROP DEFAULT;
GRANT SELECT (tenant_id, id, kept_in, key_id, wrapped_key), UPDATE (key_id, wrapped_key) ON sealed_secrets TO rookery_system;
CREATE POLICY system ON sealed_secrets TO rookery_system USING (true) WITH CHECK (true);
SELECT pgboss.create_queue('deploy-domain',
  '{"policy":"singleton","retryLimit":2,"retryDelay":10,"expireInSeconds":120,"heartbeatSeconds":10,"notify":true}');
