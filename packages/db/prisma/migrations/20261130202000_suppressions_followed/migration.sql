-- Why: an address or a domain that comes onto the tenant's list, or off it, changes the leads that stand there already; one address is
-- erased from what was reported of it; and a lead's own page tells what became of it.

SELECT pgboss.create_queue('follow-suppressions',
  '{"policy":"standard","retryLimit":1000,"retryDelay":0,"expireInSeconds":86399,"heartbeatSeconds":10,"notify":true}');

-- DropIndex
DROP INDEX "sending_events_tenant_id_company_id_idx";

-- CreateIndex
CREATE INDEX "sending_events_tenant_id_company_id_recipient_idx" ON "sending_events"("tenant_id", "company_id", "recipient");

-- An erased recipient leaves the report and its count behind.
GRANT UPDATE (recipient) ON sending_events TO rookery_app;

-- What people did to one lead, newest first.
CREATE INDEX audit_log_lead_idx ON audit_log (tenant_id, subject_id, id) WHERE subject_type = 'lead';

-- CreateIndex
CREATE INDEX "deleted_leads_tenant_id_email_idx" ON "deleted_leads"("tenant_id", "email");
