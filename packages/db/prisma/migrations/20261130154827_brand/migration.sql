-- Why: a tenant's portal has the tenant's look and the tenant's own host name. A brand is drafted, published and rolled back; a host is
-- served once its records were seen; a session counts at the host that it was opened at, and a passkey where its browser bound it.

-- AlterTable
ALTER TABLE "passkeys" ADD COLUMN     "host" VARCHAR(253);

-- AlterTable
ALTER TABLE "mail_consents" ADD COLUMN     "host" VARCHAR(253);

-- AlterTable
ALTER TABLE "sessions" ADD COLUMN     "host" VARCHAR(253);

-- AlterTable
ALTER TABLE "tenant_config" ADD COLUMN     "brand_version" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "mail_footer" VARCHAR(300),
ADD COLUMN     "mail_sender_name" VARCHAR(60),
ADD COLUMN     "theme_logo_dark_url" VARCHAR(500),
ADD COLUMN     "theme_mail_logo_url" VARCHAR(500),
ADD COLUMN     "theme_name" VARCHAR(60),
ADD COLUMN     "theme_secondary_color" VARCHAR(7);

-- CreateTable
CREATE TABLE "brand_drafts" (
    "tenant_id" UUID NOT NULL,
    "values" JSONB NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "updated" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by" UUID NOT NULL,

    CONSTRAINT "brand_drafts_pkey" PRIMARY KEY ("tenant_id")
);

-- CreateTable
CREATE TABLE "brand_versions" (
    "tenant_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "values" JSONB NOT NULL,
    "restored_from" INTEGER,
    "published" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "published_by" UUID NOT NULL,

    CONSTRAINT "brand_versions_pkey" PRIMARY KEY ("tenant_id","number")
);

-- CreateTable
CREATE TABLE "portal_hosts" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "host" VARCHAR(253) NOT NULL,
    "registrable" VARCHAR(253) NOT NULL,
    "token" VARCHAR(64) NOT NULL,
    "created" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "verified" TIMESTAMPTZ(6),
    "is_main" BOOLEAN NOT NULL DEFAULT false,
    "checked" TIMESTAMPTZ(6),
    "next_check" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "verdicts" JSONB,
    "token_absent" TIMESTAMPTZ(6),

    CONSTRAINT "portal_hosts_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE INDEX "portal_hosts_next_check_idx" ON "portal_hosts"("next_check");

-- CreateIndex
CREATE UNIQUE INDEX "portal_hosts_tenant_id_host_key" ON "portal_hosts"("tenant_id", "host");

-- AddForeignKey
ALTER TABLE "brand_drafts" ADD CONSTRAINT "brand_drafts_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "brand_versions" ADD CONSTRAINT "brand_versions_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "portal_hosts" ADD CONSTRAINT "portal_hosts_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Rules.
ALTER TABLE tenant_config
  ADD CONSTRAINT tenant_config_second_colour CHECK (theme_secondary_color ~ '^#[0-9a-f]{6}$'),
  ADD CONSTRAINT tenant_config_brand_version CHECK (brand_version >= 0),
  -- Pictures are ours to serve: no address of a stranger's.
  ADD CONSTRAINT tenant_config_pictures CHECK (
    theme_logo_url ~ '^/brand/' AND theme_logo_dark_url ~ '^/brand/'
    AND theme_mail_logo_url ~ '^/brand/' AND theme_favicon_url ~ '^/brand/'
  );
ALTER TABLE brand_drafts ADD CONSTRAINT brand_drafts_revision CHECK (revision >= 1);
ALTER TABLE brand_versions
  ADD CONSTRAINT brand_versions_number CHECK (number >= 1 AND restored_from < number);
ALTER TABLE portal_hosts
  ADD CONSTRAINT portal_hosts_host CHECK (host ~ '^[a-z0-9-]+(\.[a-z0-9-]+)+$'),
  ADD CONSTRAINT portal_hosts_main CHECK (NOT is_main OR verified IS NOT NULL),
  ADD CONSTRAINT portal_hosts_attempts CHECK (attempts >= 0);

-- Many may claim a name, one serves it; and one of a tenant's is where its links lead.
CREATE UNIQUE INDEX portal_hosts_served_key ON portal_hosts (host) WHERE verified IS NOT NULL;
CREATE UNIQUE INDEX portal_hosts_main_key ON portal_hosts (tenant_id) WHERE is_main;

SELECT protect_table('brand_drafts', 'tenant', 'SELECT, INSERT, UPDATE, DELETE');
SELECT protect_table('brand_versions', 'tenant', 'SELECT, INSERT');
-- Whose name it is is settled over all tenants, and asked before anybody is signed in. Whether it is served is not the tenant's to say.
SELECT protect_table('portal_hosts', 'tenant', 'SELECT', 'SELECT, INSERT, UPDATE, DELETE');
GRANT INSERT (tenant_id, host, registrable, token) ON portal_hosts TO rookery_app;
GRANT UPDATE (is_main) ON portal_hosts TO rookery_app;

SELECT pgboss.create_queue('check-portal-host',
  '{"policy":"standard","retryLimit":2,"retryDelay":30,"expireInSeconds":120,"heartbeatSeconds":10,"notify":true}');
