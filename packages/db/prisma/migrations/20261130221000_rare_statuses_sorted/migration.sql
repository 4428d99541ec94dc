-- Why: leads of a rare status are listed by address and by name as well. An index of the rare ones costs an import of active leads nothing.
CREATE INDEX leads_status_email_idx ON leads (tenant_id, company_id, status, email) WHERE status <> 'active';
CREATE INDEX leads_status_name_idx ON leads (tenant_id, company_id, status, name_key, id) WHERE status <> 'active' AND name_key IS NOT NULL;
