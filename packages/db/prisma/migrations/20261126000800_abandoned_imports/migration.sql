-- Why: every ten minutes a sweep looks, over all tenants, for imports that were begun and left. They are few, and found
-- without reading those that are done.
CREATE INDEX imports_waiting_idx ON imports (tenant_id, created) WHERE status IN ('uploading', 'mapping');
