-- Why: a template is written by several people over time: each save is a version with its author, a folder that was removed can be
-- brought back, and a preview is shown from an address of its own, once.

UPDATE templates SET subject = coalesce(subject, ''), content = '{"type":"doc","content":[]}';

-- AlterTable
ALTER TABLE "templates" ADD COLUMN     "archived" TIMESTAMPTZ(6),
ADD COLUMN     "kind" VARCHAR(10) NOT NULL DEFAULT 'blocks',
ADD COLUMN     "preview_text" VARCHAR(255) NOT NULL DEFAULT '',
ADD COLUMN     "search_text" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "text_content" TEXT,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1,
ALTER COLUMN "subject" SET NOT NULL,
ALTER COLUMN "subject" SET DEFAULT '',
ALTER COLUMN "content" SET NOT NULL,
ALTER COLUMN "content" SET DEFAULT '{"type":"doc","content":[]}';

-- AlterTable
ALTER TABLE "folders" ADD COLUMN     "removed" TIMESTAMPTZ(6);

-- CreateTable
CREATE TABLE "template_versions" (
    "tenant_id" UUID NOT NULL,
    "template_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "company_id" UUID,
    "subject" VARCHAR(255) NOT NULL,
    "preview_text" VARCHAR(255) NOT NULL,
    "kind" VARCHAR(10) NOT NULL,
    "content" TEXT NOT NULL,
    "text_content" TEXT,
    "restored_from" INTEGER,
    "created_by" UUID NOT NULL,
    "created" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "template_versions_pkey" PRIMARY KEY ("tenant_id","template_id","number")
);

-- CreateTable
CREATE TABLE "template_previews" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "company_id" UUID,
    "token_hash" BYTEA NOT NULL,
    "html" TEXT NOT NULL,
    "shows_images" BOOLEAN NOT NULL,
    "expires" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "template_previews_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE INDEX "templates_tenant_id_company_id_updated_id_idx" ON "templates"("tenant_id", "company_id", "updated" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "template_versions_tenant_id_company_id_idx" ON "template_versions"("tenant_id", "company_id");

-- CreateIndex
CREATE UNIQUE INDEX "template_previews_token_hash_key" ON "template_previews"("token_hash");

-- CreateIndex
CREATE INDEX "template_previews_tenant_id_company_id_idx" ON "template_previews"("tenant_id", "company_id");

-- AddForeignKey
ALTER TABLE "template_versions" ADD CONSTRAINT "template_versions_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "template_versions" ADD CONSTRAINT "template_versions_tenant_id_template_id_fkey" FOREIGN KEY ("tenant_id", "template_id") REFERENCES "templates"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "template_previews" ADD CONSTRAINT "template_previews_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "template_previews" ADD CONSTRAINT "template_previews_tenant_id_company_id_fkey" FOREIGN KEY ("tenant_id", "company_id") REFERENCES "companies"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Rules.
ALTER TABLE templates
  ADD CONSTRAINT templates_kind CHECK (kind IN ('blocks', 'html')),
  ADD CONSTRAINT templates_version CHECK (version >= 1);
ALTER TABLE template_versions
  ADD CONSTRAINT template_versions_kind CHECK (kind IN ('blocks', 'html')),
  ADD CONSTRAINT template_versions_number CHECK (number >= 1 AND restored_from < number);
ALTER TABLE template_previews ADD CONSTRAINT template_previews_hash CHECK (octet_length(token_hash) = 32);

-- A folder that is out of sight keeps its place, and not its name.
DROP INDEX folders_sibling_name_key;
CREATE UNIQUE INDEX folders_sibling_name_key ON folders (tenant_id, company_id, parent_id, name) NULLS NOT DISTINCT
  WHERE removed IS NULL;

-- The wall between companies, held by keys as well.
ALTER TABLE template_versions ADD CONSTRAINT template_versions_company_template_fkey
  FOREIGN KEY (tenant_id, company_id, template_id) REFERENCES templates (tenant_id, company_id, id) ON DELETE CASCADE;

SELECT protect_table('template_versions', 'company', 'SELECT, INSERT, DELETE');
SELECT protect_table('template_previews', 'company', 'SELECT, INSERT, DELETE');
-- A frame has no session: it is given what its token stands for, once.
GRANT SELECT, DELETE ON template_previews TO rookery_system;
CREATE POLICY system ON template_previews TO rookery_system USING (true) WITH CHECK (true);
