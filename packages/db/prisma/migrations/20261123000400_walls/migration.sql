-- Why: who may see and change which rows, one line a table. The catalogue test fails for a table without its line.

-- Rows of a company.
SELECT protect_table('companies', 'company', 'SELECT, INSERT, UPDATE, DELETE', 'SELECT', 'id');
SELECT protect_table('company_members', 'company', 'SELECT, INSERT, UPDATE, DELETE', 'SELECT');
SELECT protect_table('domains', 'company', 'SELECT, INSERT, UPDATE, DELETE');
SELECT protect_table('email_accounts', 'company', 'SELECT, INSERT, UPDATE, DELETE');
SELECT protect_table('leads', 'company', 'SELECT, INSERT, UPDATE, DELETE');
SELECT protect_table('imports', 'company', 'SELECT, INSERT, UPDATE, DELETE', 'SELECT');
SELECT protect_table('import_lines', 'company', 'SELECT, INSERT, UPDATE, DELETE');
SELECT protect_table('templates', 'company', 'SELECT, INSERT, UPDATE, DELETE');
SELECT protect_table('folders', 'company', 'SELECT, INSERT, UPDATE, DELETE');
SELECT protect_table('template_folders', 'company', 'SELECT, INSERT, UPDATE, DELETE');
SELECT protect_table('tags', 'company', 'SELECT, INSERT, UPDATE, DELETE');
SELECT protect_table('lead_tags', 'company', 'SELECT, INSERT, UPDATE, DELETE');
SELECT protect_table('template_tags', 'company', 'SELECT, INSERT, UPDATE, DELETE');
-- Staff assign sending addresses; a tenant sees its own, and a purge removes them.
SELECT protect_table('domain_ip_assignments', 'company', 'SELECT, DELETE', 'SELECT, INSERT, UPDATE, DELETE');
-- Append-only: no role of the application may change or remove what was written.
SELECT protect_table('audit_log', 'company', 'SELECT, INSERT', 'SELECT, INSERT');

-- Rows of the tenant as a whole.
SELECT protect_table('tenants', 'tenant', 'SELECT', 'SELECT, INSERT, UPDATE', 'id');
GRANT UPDATE (name, slug, updated) ON tenants TO rookery_app;
SELECT protect_table('tenant_users', 'tenant', 'SELECT, INSERT, UPDATE, DELETE', 'SELECT, INSERT, UPDATE');
SELECT protect_table('tenant_config', 'tenant', 'SELECT, INSERT, UPDATE', 'SELECT, INSERT');
SELECT protect_table('tenant_policies', 'tenant', 'SELECT, INSERT, UPDATE', 'SELECT, INSERT');

-- Rows of a person.
SELECT protect_table('users', 'person', 'SELECT', 'SELECT, INSERT, UPDATE', 'id');
-- Address, proof of it and deletion change through the flows that check them, as rookery_system.
GRANT UPDATE (name, family_name, given_name, picture, updated) ON users TO rookery_app;
-- Colleagues see each other's name and address.
CREATE POLICY colleagues ON users FOR SELECT TO rookery_app USING (
  EXISTS (SELECT FROM tenant_users member WHERE member.tenant_id = (SELECT current_tenant()) AND member.user_id = users.id)
);
SELECT protect_table('sessions', 'person', 'SELECT', 'SELECT, INSERT, UPDATE, DELETE');
-- A person may see their sessions, but no token's hash.
REVOKE SELECT ON sessions FROM rookery_app;
GRANT SELECT (id, user_id, created, last_seen, expires, ended, ip_address, user_agent) ON sessions TO rookery_app;
SELECT protect_table('user_preferences', 'person', 'SELECT, INSERT, UPDATE', 'SELECT');
SELECT protect_table('person_audit_log', 'person', 'SELECT', 'SELECT, INSERT');
SELECT protect_table('idempotency_keys', 'person', 'SELECT', 'SELECT, INSERT, UPDATE, DELETE');
-- The effect's own transaction marks the key as spent; nothing else of it is the tenant transaction's business.
GRANT UPDATE (committed) ON idempotency_keys TO rookery_app;

-- What precedes or spans tenants.
SELECT protect_table('user_passwords', 'system', NULL, 'SELECT, INSERT, UPDATE');
SELECT protect_table('person_tokens', 'system', NULL, 'SELECT, INSERT, UPDATE, DELETE');
SELECT protect_table('mails', 'system', NULL, 'SELECT, INSERT, UPDATE, DELETE');
SELECT protect_table('rate_limits', 'system', NULL, 'SELECT, INSERT, UPDATE, DELETE');
SELECT protect_table('staff_members', 'system', NULL, 'SELECT, INSERT, UPDATE, DELETE');
SELECT protect_table('staff_roles', 'system', NULL, 'SELECT, INSERT, UPDATE, DELETE');
SELECT protect_table('permissions', 'system', NULL, 'SELECT, INSERT, UPDATE, DELETE');
SELECT protect_table('staff_role_permissions', 'system', NULL, 'SELECT, INSERT, UPDATE, DELETE');
SELECT protect_table('system_config', 'system', NULL, 'SELECT, INSERT, UPDATE, DELETE');
SELECT protect_table('feature_flags', 'system', NULL, 'SELECT, INSERT, UPDATE, DELETE');
SELECT protect_table('vps_instances', 'system', NULL, 'SELECT, INSERT, UPDATE, DELETE');
SELECT protect_table('smtp_ip_addresses', 'system', NULL, 'SELECT, INSERT, UPDATE, DELETE');

-- Readiness compares the migrations of the release with those of the database.
GRANT SELECT ON _prisma_migrations TO rookery_system;
