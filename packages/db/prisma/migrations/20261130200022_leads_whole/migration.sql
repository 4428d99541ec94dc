-- Why: an import is tried before it is run, taken back after it, and stamped with where its people came from; many leads are changed,
-- exported and counted at once; lists are filtered by a company's own fields and kept as views; and whom the tenant must not write to
-- stands in a table of its own, so that it outlives every lead.

-- DropIndex
DROP INDEX "lead_tags_tenant_id_tag_id_idx";

-- AlterTable
ALTER TABLE "imports" ADD COLUMN     "check_bytes" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "check_id" UUID,
ADD COLUMN     "checked" JSONB,
ADD COLUMN     "consent" VARCHAR(200),
ADD COLUMN     "existing" VARCHAR(10) NOT NULL DEFAULT 'overwrite',
ADD COLUMN     "file_removed" TIMESTAMPTZ(6),
ADD COLUMN     "rows_kept" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "rows_reversed" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "rows_undo_failed" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "source" VARCHAR(200),
ADD COLUMN     "tags" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "undo_checkpoint" UUID,
ADD COLUMN     "undo_phase" VARCHAR(10),
ADD COLUMN     "undo_started" TIMESTAMPTZ(6),
ADD COLUMN     "undone" TIMESTAMPTZ(6),
ADD COLUMN     "undone_by" UUID;

-- AlterTable
ALTER TABLE "lead_tags" ADD COLUMN     "import_id" UUID;

-- AlterTable
ALTER TABLE "tenant_config" ADD COLUMN     "import_file_days" INTEGER NOT NULL DEFAULT 30;

-- CreateTable
CREATE TABLE "import_changes" (
    "tenant_id" UUID NOT NULL,
    "import_id" UUID NOT NULL,
    "lead_id" UUID NOT NULL,
    "company_id" UUID,
    "name" VARCHAR(200),
    "company" VARCHAR(200),
    "status" VARCHAR(20) NOT NULL,
    "updated" TIMESTAMPTZ(6) NOT NULL,
    "changed" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "import_changes_pkey" PRIMARY KEY ("tenant_id","import_id","lead_id")
);

-- CreateTable
CREATE TABLE "import_kept" (
    "tenant_id" UUID NOT NULL,
    "import_id" UUID NOT NULL,
    "lead_id" UUID NOT NULL,
    "company_id" UUID,
    "email" VARCHAR(255) NOT NULL,
    "outcome" VARCHAR(10) NOT NULL,
    "reason" VARCHAR(60) NOT NULL,

    CONSTRAINT "import_kept_pkey" PRIMARY KEY ("tenant_id","import_id","lead_id")
);

-- CreateTable
CREATE TABLE "import_mappings" (
    "user_id" UUID NOT NULL,
    "signature" BYTEA NOT NULL,
    "columns" JSONB NOT NULL,
    "used" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "import_mappings_pkey" PRIMARY KEY ("user_id","signature")
);

-- CreateTable
CREATE TABLE "lead_jobs" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "company_id" UUID,
    "created_by" UUID NOT NULL,
    "kind" VARCHAR(20) NOT NULL,
    "filter" JSONB NOT NULL,
    "change" JSONB,
    "status" VARCHAR(20) NOT NULL DEFAULT 'waiting',
    "rows_done" BIGINT NOT NULL DEFAULT 0,
    "rows_changed" BIGINT NOT NULL DEFAULT 0,
    "rows_failed" BIGINT NOT NULL DEFAULT 0,
    "rows_total" BIGINT,
    "until_id" UUID NOT NULL DEFAULT uuid_v7(),
    "checkpoint" UUID,
    "file_key" TEXT,
    "file_name" VARCHAR(255),
    "file_size_bytes" BIGINT,
    "file_expires" TIMESTAMPTZ(6),
    "failure_reason" TEXT,
    "cancel_requested" TIMESTAMPTZ(6),
    "restored" TIMESTAMPTZ(6),
    "created" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started" TIMESTAMPTZ(6),
    "finished" TIMESTAMPTZ(6),

    CONSTRAINT "lead_jobs_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "lead_job_failures" (
    "tenant_id" UUID NOT NULL,
    "job_id" UUID NOT NULL,
    "lead_id" UUID NOT NULL,
    "company_id" UUID,
    "email" VARCHAR(255) NOT NULL,
    "reason" VARCHAR(60) NOT NULL,

    CONSTRAINT "lead_job_failures_pkey" PRIMARY KEY ("tenant_id","job_id","lead_id")
);

-- CreateTable
CREATE TABLE "deleted_leads" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "company_id" UUID,
    "email" VARCHAR(255) NOT NULL,
    "image" JSONB NOT NULL,
    "job_id" UUID,
    "deleted_by" UUID NOT NULL,
    "deleted" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "deleted_leads_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "lead_views" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "company_id" UUID,
    "created_by" UUID NOT NULL,
    "name" VARCHAR(60) NOT NULL,
    "is_shared" BOOLEAN NOT NULL DEFAULT false,
    "settings" JSONB NOT NULL,
    "created" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "lead_views_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "lead_fields" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "company_id" UUID,
    "name" VARCHAR(60) NOT NULL,
    "type" VARCHAR(10) NOT NULL,
    "created" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "lead_fields_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "lead_field_values" (
    "tenant_id" UUID NOT NULL,
    "lead_id" UUID NOT NULL,
    "field_id" UUID NOT NULL,
    "company_id" UUID,
    "text" VARCHAR(500),
    "number" DOUBLE PRECISION,
    "day" DATE,

    CONSTRAINT "lead_field_values_pkey" PRIMARY KEY ("tenant_id","lead_id","field_id")
);

-- CreateTable
CREATE TABLE "suppressions" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "company_id" UUID,
    "kind" VARCHAR(10) NOT NULL,
    "value" VARCHAR(255) NOT NULL,
    "reason" VARCHAR(20) NOT NULL,
    "source" VARCHAR(20) NOT NULL,
    "note" VARCHAR(200),
    "created_by" UUID,
    "created" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "suppressions_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE INDEX "lead_jobs_tenant_id_company_id_id_idx" ON "lead_jobs"("tenant_id", "company_id", "id");

-- CreateIndex
CREATE INDEX "lead_jobs_tenant_id_created_by_id_idx" ON "lead_jobs"("tenant_id", "created_by", "id");

-- CreateIndex
CREATE INDEX "deleted_leads_tenant_id_company_id_idx" ON "deleted_leads"("tenant_id", "company_id");

-- CreateIndex
CREATE INDEX "deleted_leads_tenant_id_job_id_id_idx" ON "deleted_leads"("tenant_id", "job_id", "id");

-- CreateIndex
CREATE INDEX "deleted_leads_tenant_id_deleted_idx" ON "deleted_leads"("tenant_id", "deleted");

-- CreateIndex
CREATE INDEX "lead_views_tenant_id_company_id_idx" ON "lead_views"("tenant_id", "company_id");

-- CreateIndex
CREATE INDEX "suppressions_tenant_id_company_id_id_idx" ON "suppressions"("tenant_id", "company_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "suppressions_tenant_id_kind_value_key" ON "suppressions"("tenant_id", "kind", "value");

-- CreateIndex
CREATE INDEX "lead_tags_tenant_id_tag_id_lead_id_idx" ON "lead_tags"("tenant_id", "tag_id", "lead_id");

-- AddForeignKey
ALTER TABLE "import_changes" ADD CONSTRAINT "import_changes_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_changes" ADD CONSTRAINT "import_changes_tenant_id_import_id_fkey" FOREIGN KEY ("tenant_id", "import_id") REFERENCES "imports"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_kept" ADD CONSTRAINT "import_kept_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_kept" ADD CONSTRAINT "import_kept_tenant_id_import_id_fkey" FOREIGN KEY ("tenant_id", "import_id") REFERENCES "imports"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_mappings" ADD CONSTRAINT "import_mappings_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lead_jobs" ADD CONSTRAINT "lead_jobs_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lead_jobs" ADD CONSTRAINT "lead_jobs_tenant_id_company_id_fkey" FOREIGN KEY ("tenant_id", "company_id") REFERENCES "companies"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lead_jobs" ADD CONSTRAINT "lead_jobs_tenant_id_created_by_fkey" FOREIGN KEY ("tenant_id", "created_by") REFERENCES "tenant_users"("tenant_id", "user_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lead_job_failures" ADD CONSTRAINT "lead_job_failures_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lead_job_failures" ADD CONSTRAINT "lead_job_failures_tenant_id_job_id_fkey" FOREIGN KEY ("tenant_id", "job_id") REFERENCES "lead_jobs"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deleted_leads" ADD CONSTRAINT "deleted_leads_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deleted_leads" ADD CONSTRAINT "deleted_leads_tenant_id_company_id_fkey" FOREIGN KEY ("tenant_id", "company_id") REFERENCES "companies"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lead_views" ADD CONSTRAINT "lead_views_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lead_views" ADD CONSTRAINT "lead_views_tenant_id_company_id_fkey" FOREIGN KEY ("tenant_id", "company_id") REFERENCES "companies"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lead_fields" ADD CONSTRAINT "lead_fields_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lead_fields" ADD CONSTRAINT "lead_fields_tenant_id_company_id_fkey" FOREIGN KEY ("tenant_id", "company_id") REFERENCES "companies"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lead_field_values" ADD CONSTRAINT "lead_field_values_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lead_field_values" ADD CONSTRAINT "lead_field_values_tenant_id_lead_id_fkey" FOREIGN KEY ("tenant_id", "lead_id") REFERENCES "leads"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lead_field_values" ADD CONSTRAINT "lead_field_values_tenant_id_field_id_fkey" FOREIGN KEY ("tenant_id", "field_id") REFERENCES "lead_fields"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "suppressions" ADD CONSTRAINT "suppressions_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Suppressions: the one place that says whom the tenant must not write to. The status of a lead follows it.
ALTER TABLE suppressions
  ALTER COLUMN value TYPE varchar(255) COLLATE "C",
  ADD CONSTRAINT suppressions_kind CHECK (kind IN ('email', 'domain', 'hash')),
  ADD CONSTRAINT suppressions_value CHECK (value <> '' AND value = lower(value)),
  ADD CONSTRAINT suppressions_reason CHECK (reason IN ('unsubscribed', 'bounced', 'complained')),
  ADD CONSTRAINT suppressions_source CHECK (source IN ('report', 'link', 'list', 'edit', 'erasure'));

ALTER TABLE leads NO FORCE ROW LEVEL SECURITY;
INSERT INTO suppressions (tenant_id, kind, value, reason, source)
SELECT DISTINCT ON (tenant_id, email) tenant_id, 'email', email, status, 'report'
FROM leads WHERE status IN ('unsubscribed', 'bounced', 'complained')
ORDER BY tenant_id, email, array_position(ARRAY['complained', 'unsubscribed', 'bounced'], status::text);
ALTER TABLE leads FORCE ROW LEVEL SECURITY;
DROP POLICY suppression ON leads;
DROP INDEX leads_suppressed_idx;

SELECT protect_table('suppressions', 'company', 'SELECT, INSERT, UPDATE, DELETE');
-- A member who sees one company must not write to a person who unsubscribed in another: the function answers for the current tenant,
-- whatever companies its caller sees, and for addresses that the caller already has.
CREATE POLICY suppressed_among ON suppressions FOR SELECT TO rookery_owner
  USING (tenant_id = (SELECT current_tenant()));

-- What an erased address is remembered by. The tenant's id keeps two tenants' lists from being compared.
CREATE FUNCTION erased_address(p_tenant uuid, p_email text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN encode(sha256(convert_to(p_tenant::text || ':' || p_email, 'UTF8')), 'hex');
GRANT EXECUTE ON FUNCTION erased_address(uuid, text) TO rookery_app;

-- Asked with ten thousand addresses at a time, most often in a tenant with few suppressions or none. The order and the settings leave
-- the planner one index, also before the table's first ANALYZE. Of several reasons the address's own comes first.
CREATE OR REPLACE FUNCTION suppressed_among(p_emails text[]) RETURNS TABLE (email text, status text)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = public, pg_temp
SET enable_sort = off
SET enable_seqscan = off
SET enable_bitmapscan = off
AS $body$
#variable_conflict use_column
DECLARE
  v_kinds text[];
BEGIN
  SELECT array_agg(kind.kind) INTO v_kinds
  FROM (VALUES ('email'), ('domain'), ('hash')) AS kind (kind)
  WHERE EXISTS (
    SELECT FROM suppressions s WHERE s.tenant_id = current_tenant() AND s.kind = kind.kind ORDER BY s.value LIMIT 1
  );
  IF v_kinds IS NULL THEN
    RETURN;
  END IF;
  RETURN QUERY
  SELECT given.email, coalesce(own.reason, erased.reason, domain.reason)::text
  FROM unnest(p_emails) AS given (email)
  LEFT JOIN LATERAL (
    SELECT s.value, s.reason FROM suppressions s
    WHERE s.tenant_id = current_tenant() AND s.kind = 'email' AND s.value >= given.email ORDER BY s.value LIMIT 1
  ) own ON own.value = given.email AND 'email' = ANY (v_kinds)
  LEFT JOIN LATERAL (
    SELECT s.value, s.reason FROM suppressions s
    WHERE 'hash' = ANY (v_kinds) AND s.tenant_id = current_tenant() AND s.kind = 'hash'
      AND s.value >= erased_address(current_tenant(), given.email) ORDER BY s.value LIMIT 1
  ) erased ON erased.value = erased_address(current_tenant(), given.email)
  LEFT JOIN LATERAL (
    SELECT s.value, s.reason FROM suppressions s
    WHERE 'domain' = ANY (v_kinds) AND s.tenant_id = current_tenant() AND s.kind = 'domain'
      AND s.value >= split_part(given.email, '@', -1) ORDER BY s.value LIMIT 1
  ) domain ON domain.value = split_part(given.email, '@', -1)
  WHERE coalesce(own.reason, erased.reason, domain.reason) IS NOT NULL;
END
$body$;

-- No door revives: whoever writes 'active' over an opt-out is refused here, whatever they forgot to ask. Lifting says so first.
CREATE FUNCTION refuse_revival() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $body$
BEGIN
  IF coalesce(current_setting('rookery.lifting', true), '') = 'on' THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a suppressed lead stays suppressed' USING ERRCODE = 'check_violation', CONSTRAINT = 'leads_stay_suppressed';
END
$body$;
CREATE TRIGGER stay_suppressed BEFORE UPDATE OF status ON leads FOR EACH ROW
  WHEN (OLD.status IN ('unsubscribed', 'bounced', 'complained') AND NEW.status NOT IN ('unsubscribed', 'bounced', 'complained'))
  EXECUTE FUNCTION refuse_revival();

-- Leads without a name are few, and come last where the list is sorted by name.
CREATE INDEX leads_nameless_idx ON leads (tenant_id, company_id, id) WHERE name_key IS NULL;

-- Imports.
ALTER TABLE imports
  ADD CONSTRAINT imports_existing CHECK (existing IN ('skip', 'fill', 'overwrite')),
  ADD CONSTRAINT imports_tags CHECK (cardinality(tags) <= 20),
  ADD CONSTRAINT imports_undo_phase CHECK (undo_phase IN ('created', 'changed')),
  ADD CONSTRAINT imports_undo_counts CHECK (least(rows_reversed, rows_kept, rows_undo_failed, check_bytes) >= 0),
  ALTER COLUMN tags SET NOT NULL;
CREATE INDEX imports_files_idx ON imports (tenant_id, finished) WHERE finished IS NOT NULL AND file_removed IS NULL;
ALTER TABLE tenant_config ADD CONSTRAINT tenant_config_import_file_days CHECK (import_file_days BETWEEN 0 AND 365);
ALTER TABLE import_changes
  ADD CONSTRAINT import_changes_status CHECK (status IN ('active', 'unsubscribed', 'bounced', 'complained', 'archived')),
  ADD CONSTRAINT import_changes_company_import_fkey
    FOREIGN KEY (tenant_id, company_id, import_id) REFERENCES imports (tenant_id, company_id, id) ON DELETE CASCADE;
ALTER TABLE import_kept
  ALTER COLUMN email TYPE varchar(255) COLLATE "C",
  ADD CONSTRAINT import_kept_outcome CHECK (outcome IN ('kept', 'failed')),
  ADD CONSTRAINT import_kept_company_import_fkey
    FOREIGN KEY (tenant_id, company_id, import_id) REFERENCES imports (tenant_id, company_id, id) ON DELETE CASCADE;
ALTER TABLE import_mappings ADD CONSTRAINT import_mappings_signature CHECK (octet_length(signature) = 32);
SELECT protect_table('import_changes', 'company', 'SELECT, INSERT, UPDATE, DELETE');
SELECT protect_table('import_kept', 'company', 'SELECT, INSERT, UPDATE, DELETE');
SELECT protect_table('import_mappings', 'person', 'SELECT, INSERT, UPDATE, DELETE');

-- Work on many leads at once.
ALTER TABLE lead_jobs
  ADD CONSTRAINT lead_jobs_kind CHECK (kind IN ('tag', 'untag', 'status', 'move', 'delete', 'restore', 'export', 'count')),
  ADD CONSTRAINT lead_jobs_status CHECK (status IN ('waiting', 'running', 'done', 'cancelled', 'failed')),
  ADD CONSTRAINT lead_jobs_counts CHECK (least(rows_done, rows_changed, rows_failed) >= 0 AND rows_total >= 0),
  ADD CONSTRAINT lead_jobs_company_row_key UNIQUE (tenant_id, company_id, id);
ALTER TABLE lead_job_failures
  ALTER COLUMN email TYPE varchar(255) COLLATE "C",
  ADD CONSTRAINT lead_job_failures_company_job_fkey
    FOREIGN KEY (tenant_id, company_id, job_id) REFERENCES lead_jobs (tenant_id, company_id, id) ON DELETE CASCADE;
ALTER TABLE deleted_leads ALTER COLUMN email TYPE varchar(255) COLLATE "C";
SELECT protect_table('lead_jobs', 'company', 'SELECT, INSERT, UPDATE, DELETE', 'SELECT');
SELECT protect_table('lead_job_failures', 'company', 'SELECT, INSERT, UPDATE, DELETE');
SELECT protect_table('deleted_leads', 'company', 'SELECT, INSERT, UPDATE, DELETE', 'SELECT, DELETE');

-- Views and own fields.
ALTER TABLE lead_views ADD CONSTRAINT lead_views_name_length CHECK (char_length(name) >= 1);
CREATE UNIQUE INDEX lead_views_name_key ON lead_views (tenant_id, company_id, created_by, name) NULLS NOT DISTINCT;
ALTER TABLE lead_fields
  ADD CONSTRAINT lead_fields_name_length CHECK (char_length(name) >= 1),
  ADD CONSTRAINT lead_fields_type CHECK (type IN ('text', 'number', 'date', 'boolean')),
  ADD CONSTRAINT lead_fields_company_row_key UNIQUE (tenant_id, company_id, id);
CREATE UNIQUE INDEX lead_fields_name_key ON lead_fields (tenant_id, company_id, lower(name)) NULLS NOT DISTINCT;
ALTER TABLE lead_field_values
  ALTER COLUMN text TYPE varchar(500) COLLATE "C",
  ADD CONSTRAINT lead_field_values_one CHECK (num_nonnulls(text, number, day) = 1),
  ADD CONSTRAINT lead_field_values_company_lead_fkey
    FOREIGN KEY (tenant_id, company_id, lead_id) REFERENCES leads (tenant_id, company_id, id) ON DELETE CASCADE,
  ADD CONSTRAINT lead_field_values_company_field_fkey
    FOREIGN KEY (tenant_id, company_id, field_id) REFERENCES lead_fields (tenant_id, company_id, id) ON DELETE CASCADE;
CREATE INDEX lead_field_values_text_idx ON lead_field_values (tenant_id, field_id, text, lead_id) WHERE text IS NOT NULL;
CREATE INDEX lead_field_values_number_idx ON lead_field_values (tenant_id, field_id, number, lead_id) WHERE number IS NOT NULL;
CREATE INDEX lead_field_values_day_idx ON lead_field_values (tenant_id, field_id, day, lead_id) WHERE day IS NOT NULL;
SELECT protect_table('lead_views', 'company', 'SELECT, INSERT, UPDATE, DELETE');
SELECT protect_table('lead_fields', 'company', 'SELECT, INSERT, UPDATE, DELETE');
SELECT protect_table('lead_field_values', 'company', 'SELECT, INSERT, UPDATE, DELETE');

SELECT pgboss.create_queue('check-import',
  '{"policy":"standard","retryLimit":1000,"retryDelay":0,"expireInSeconds":86399,"heartbeatSeconds":10,"notify":true}');
SELECT pgboss.create_queue('undo-import',
  '{"policy":"standard","retryLimit":1000,"retryDelay":0,"expireInSeconds":86399,"heartbeatSeconds":10,"notify":true}');
SELECT pgboss.create_queue('run-lead-job',
  '{"policy":"standard","retryLimit":1000,"retryDelay":0,"expireInSeconds":86399,"heartbeatSeconds":10,"notify":true}');
