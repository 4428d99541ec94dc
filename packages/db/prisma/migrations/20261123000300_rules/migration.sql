-- Why: what the Prisma schema cannot say. Bad states are made unrepresentable here, not in code that may be forgotten.

-- Technical order, the same on every server, and prefix search that an index can serve.
ALTER TABLE users ALTER COLUMN email TYPE text COLLATE "C";
ALTER TABLE tenants ALTER COLUMN slug TYPE text COLLATE "C";
ALTER TABLE tenant_users ALTER COLUMN email TYPE text COLLATE "C";
ALTER TABLE companies ALTER COLUMN workspace_name TYPE varchar(255) COLLATE "C";
ALTER TABLE domains ALTER COLUMN domain TYPE varchar(253) COLLATE "C";
ALTER TABLE email_accounts ALTER COLUMN email TYPE varchar(255) COLLATE "C";
ALTER TABLE leads ALTER COLUMN email TYPE varchar(255) COLLATE "C";

-- People.
ALTER TABLE users
  ADD CONSTRAINT users_name_length CHECK (char_length(name) BETWEEN 1 AND 200),
  ADD CONSTRAINT users_email_normalised CHECK (email = lower(email) AND char_length(email) BETWEEN 3 AND 254);
-- A deleted person's address may be used again.
CREATE UNIQUE INDEX users_email_key ON users (email) WHERE deleted IS NULL;
ALTER TABLE tenant_users
  ADD CONSTRAINT tenant_users_one_role CHECK (cardinality(roles) = 1 AND roles <@ ARRAY['owner', 'admin', 'member']),
  ALTER COLUMN roles SET NOT NULL;
ALTER TABLE company_members ADD CONSTRAINT company_members_access CHECK (access IN ('work', 'view'));
ALTER TABLE person_tokens ADD CONSTRAINT person_tokens_purpose CHECK (purpose IN ('verify_email', 'reset_password'));
ALTER TABLE person_tokens ADD CONSTRAINT person_tokens_expires_later CHECK (expires > created);
ALTER TABLE sessions ADD CONSTRAINT sessions_expires_later CHECK (expires > created);
ALTER TABLE user_preferences ADD CONSTRAINT user_preferences_theme CHECK (theme IN ('light', 'dark', 'system'));

-- Tenants.
ALTER TABLE tenants
  ADD CONSTRAINT tenants_name_length CHECK (char_length(name) BETWEEN 1 AND 100),
  ADD CONSTRAINT tenants_slug_form CHECK (slug ~ '^[a-z0-9](-?[a-z0-9])*$' AND char_length(slug) <= 63);
ALTER TABLE tenant_config
  ADD CONSTRAINT tenant_config_colour CHECK (theme_primary_color ~ '^#[0-9a-fA-F]{6}$');
ALTER TABLE tenant_policies
  ADD CONSTRAINT tenant_policies_password_length CHECK (password_min_length BETWEEN 8 AND 128),
  ADD CONSTRAINT tenant_policies_session_hours CHECK (session_timeout_hours BETWEEN 1 AND 720),
  ADD CONSTRAINT tenant_policies_attempts CHECK (max_login_attempts BETWEEN 3 AND 100),
  ADD CONSTRAINT tenant_policies_company_status CHECK (company_default_status IN ('active', 'pending'));

-- Companies.
ALTER TABLE companies
  ADD CONSTRAINT companies_name_length CHECK (char_length(name) >= 1),
  ADD CONSTRAINT companies_workspace_form CHECK (workspace_name ~ '^[a-z0-9](-?[a-z0-9])*$' AND char_length(workspace_name) <= 63),
  ADD CONSTRAINT companies_status CHECK (status IN ('active', 'pending', 'archived')),
  ADD CONSTRAINT companies_archived_when CHECK ((status = 'archived') = (archived IS NOT NULL)),
  ADD CONSTRAINT companies_size CHECK (company_size IN ('1-10', '11-50', '51-200', '201-1000', '1001+'));

-- Domains. Many may claim a name; one may prove it.
ALTER TABLE domains
  ADD CONSTRAINT domains_form CHECK (domain = lower(domain) AND char_length(domain) >= 3 AND right(domain, 1) <> '.'),
  ADD CONSTRAINT domains_status CHECK (verification_status IN ('pending', 'verified', 'failed')),
  ADD CONSTRAINT domains_attempts CHECK (dns_verification_attempts >= 0),
  ADD CONSTRAINT domains_ttl CHECK (dns_ttl_observed >= 0),
  ADD CONSTRAINT domains_records_form CHECK
    (dns_records IS NULL OR jsonb_typeof(dns_records -> 'records') IS NOT DISTINCT FROM 'array');
CREATE UNIQUE INDEX domains_proven_key ON domains (domain) WHERE ownership_proven_at IS NOT NULL;
CREATE UNIQUE INDEX domains_primary_key ON domains (tenant_id, company_id) NULLS NOT DISTINCT WHERE is_primary;

-- E-mail accounts.
ALTER TABLE email_accounts
  ADD CONSTRAINT email_accounts_email_normalised CHECK (email = lower(email)),
  ADD CONSTRAINT email_accounts_status CHECK (status IN ('active', 'paused', 'needs_password', 'failing')),
  ADD CONSTRAINT email_accounts_daily_count CHECK (daily_count >= 0),
  -- Settings are shown to members; secrets live behind vault_key_path.
  ADD CONSTRAINT email_accounts_imap_form CHECK
    (jsonb_typeof(imap_settings) = 'object' AND NOT imap_settings ?| ARRAY['password', 'pass', 'secret', 'token']),
  ADD CONSTRAINT email_accounts_smtp_form CHECK
    (jsonb_typeof(smtp_settings) = 'object' AND NOT smtp_settings ?| ARRAY['password', 'pass', 'secret', 'token']);

-- Leads. One list per company, and one for the tenant's own pool, where company_id is null.
ALTER TABLE leads
  ADD CONSTRAINT leads_email_normalised CHECK (email = lower(email)),
  ADD CONSTRAINT leads_status CHECK (status IN ('active', 'unsubscribed', 'bounced', 'complained', 'archived'));
CREATE UNIQUE INDEX leads_email_key ON leads (tenant_id, company_id, email) NULLS NOT DISTINCT;
-- Filtering by a rare status; imports write active leads, so it costs them nothing.
CREATE INDEX leads_status_idx ON leads (tenant_id, company_id, status, id) WHERE status <> 'active';

-- Imports.
ALTER TABLE imports
  ADD CONSTRAINT imports_status CHECK (status IN
    ('uploading', 'mapping', 'checking', 'running', 'done', 'cancelled', 'failed', 'undoing', 'undone')),
  ADD CONSTRAINT imports_every_row_accounted CHECK (rows_read =
    rows_created + rows_updated + rows_unchanged + rows_duplicate + rows_suppressed + rows_blank + rows_rejected),
  -- Negative counts could satisfy the sum.
  ADD CONSTRAINT imports_counts CHECK (least(rows_created, rows_updated, rows_unchanged, rows_duplicate, rows_suppressed,
    rows_blank, rows_rejected, checkpoint_bytes, checkpoint_line, file_size_bytes) >= 0);
ALTER TABLE import_lines
  ADD CONSTRAINT import_lines_outcome CHECK (outcome IN ('rejected', 'duplicate', 'suppressed')),
  ADD CONSTRAINT import_lines_order CHECK (first_line >= 1 AND last_line >= first_line),
  ALTER COLUMN cells SET NOT NULL;

-- Templates, folders, tags.
ALTER TABLE templates ADD CONSTRAINT templates_name_length CHECK (char_length(name) >= 1);
ALTER TABLE folders
  ADD CONSTRAINT folders_name_length CHECK (char_length(name) BETWEEN 1 AND 100),
  ADD CONSTRAINT folders_not_own_parent CHECK (parent_id <> id);
CREATE UNIQUE INDEX folders_sibling_name_key ON folders (tenant_id, company_id, parent_id, name) NULLS NOT DISTINCT;
ALTER TABLE tags ADD CONSTRAINT tags_name_length CHECK (char_length(name) >= 1);
CREATE UNIQUE INDEX tags_name_key ON tags (tenant_id, company_id, name) NULLS NOT DISTINCT;

-- Servers and sending addresses. An address is one host, so that two spellings cannot pass as two addresses.
ALTER TABLE vps_instances
  ADD CONSTRAINT vps_instances_one_host CHECK (masklen(ip_address) = CASE family(ip_address) WHEN 4 THEN 32 ELSE 128 END),
  ADD CONSTRAINT vps_instances_status CHECK (status IN ('active', 'provisioning', 'scheduled_decommission', 'decommissioned')),
  ADD CONSTRAINT vps_instances_costs CHECK (monthly_cost >= 0 AND approximate_cost >= 0),
  ADD CONSTRAINT vps_instances_billing_day CHECK (hostwinds_billing_day BETWEEN 1 AND 31),
  ADD CONSTRAINT vps_instances_billing_period CHECK (current_billing_period_end > current_billing_period_start);
ALTER TABLE smtp_ip_addresses
  ADD CONSTRAINT smtp_ip_addresses_one_host CHECK (masklen(ip_address) = CASE family(ip_address) WHEN 4 THEN 32 ELSE 128 END),
  ADD CONSTRAINT smtp_ip_addresses_status CHECK (status IN
    ('available', 'assigned', 'warming', 'warmed', 'degraded', 'burned', 'quarantined')),
  ADD CONSTRAINT smtp_ip_addresses_reputation CHECK (reputation_state IN ('good', 'fair', 'poor', 'critical')),
  ADD CONSTRAINT smtp_ip_addresses_counts CHECK (assigned_count >= 0 AND approximate_cost >= 0);
ALTER TABLE domain_ip_assignments
  ADD CONSTRAINT domain_ip_assignments_status CHECK (status IN ('active', 'warming', 'scheduled', 'expired')),
  ADD CONSTRAINT domain_ip_assignments_warmup CHECK (warmup_state IN ('unwarmed', 'warming', 'warmed')),
  ADD CONSTRAINT domain_ip_assignments_expires_later CHECK (expires > assigned);
CREATE UNIQUE INDEX domain_ip_assignments_live_key ON domain_ip_assignments (tenant_id, domain_id, smtp_ip_address_id)
  WHERE status <> 'expired';

-- Platform configuration.
ALTER TABLE system_config ADD CONSTRAINT system_config_key_form CHECK (key ~ '^[a-z0-9_.]+$');
ALTER TABLE feature_flags
  ADD CONSTRAINT feature_flags_key_form CHECK (key ~ '^[a-z0-9][a-z0-9_.-]*$'),
  ADD CONSTRAINT feature_flags_rollout CHECK (rollout_percentage BETWEEN 0 AND 100);

-- The wall between companies, held by keys as well: a row of one company cannot hang on a row of another. (The keys on
-- tenant_id alone hold the wall between tenants, also where company_id is null and these are not looked at.)
ALTER TABLE domains ADD CONSTRAINT domains_company_row_key UNIQUE (tenant_id, company_id, id);
ALTER TABLE templates ADD CONSTRAINT templates_company_row_key UNIQUE (tenant_id, company_id, id);
ALTER TABLE folders ADD CONSTRAINT folders_company_row_key UNIQUE (tenant_id, company_id, id);
ALTER TABLE tags ADD CONSTRAINT tags_company_row_key UNIQUE (tenant_id, company_id, id);
ALTER TABLE imports ADD CONSTRAINT imports_company_row_key UNIQUE (tenant_id, company_id, id);
ALTER TABLE email_accounts ADD CONSTRAINT email_accounts_company_domain_fkey
  FOREIGN KEY (tenant_id, company_id, domain_id) REFERENCES domains (tenant_id, company_id, id) ON DELETE CASCADE;
ALTER TABLE domain_ip_assignments ADD CONSTRAINT domain_ip_assignments_company_domain_fkey
  FOREIGN KEY (tenant_id, company_id, domain_id) REFERENCES domains (tenant_id, company_id, id) ON DELETE CASCADE;
ALTER TABLE folders ADD CONSTRAINT folders_company_parent_fkey
  FOREIGN KEY (tenant_id, company_id, parent_id) REFERENCES folders (tenant_id, company_id, id) ON DELETE RESTRICT;
ALTER TABLE template_folders ADD CONSTRAINT template_folders_company_template_fkey
  FOREIGN KEY (tenant_id, company_id, template_id) REFERENCES templates (tenant_id, company_id, id) ON DELETE CASCADE;
ALTER TABLE template_folders ADD CONSTRAINT template_folders_company_folder_fkey
  FOREIGN KEY (tenant_id, company_id, folder_id) REFERENCES folders (tenant_id, company_id, id) ON DELETE CASCADE;
ALTER TABLE template_tags ADD CONSTRAINT template_tags_company_template_fkey
  FOREIGN KEY (tenant_id, company_id, template_id) REFERENCES templates (tenant_id, company_id, id) ON DELETE CASCADE;
ALTER TABLE template_tags ADD CONSTRAINT template_tags_company_tag_fkey
  FOREIGN KEY (tenant_id, company_id, tag_id) REFERENCES tags (tenant_id, company_id, id) ON DELETE CASCADE;
ALTER TABLE lead_tags ADD CONSTRAINT lead_tags_company_lead_fkey
  FOREIGN KEY (tenant_id, company_id, lead_id) REFERENCES leads (tenant_id, company_id, id) ON DELETE CASCADE;
ALTER TABLE lead_tags ADD CONSTRAINT lead_tags_company_tag_fkey
  FOREIGN KEY (tenant_id, company_id, tag_id) REFERENCES tags (tenant_id, company_id, id) ON DELETE CASCADE;
ALTER TABLE import_lines ADD CONSTRAINT import_lines_company_import_fkey
  FOREIGN KEY (tenant_id, company_id, import_id) REFERENCES imports (tenant_id, company_id, id) ON DELETE CASCADE;

-- Rate limiter's counters are worth nothing after a crash.
ALTER TABLE rate_limits SET UNLOGGED;
