-- Why: a report is kept to recognise it when it comes again; a sender repeats for days, and addresses of years ago are nobody's business.

-- CreateIndex
CREATE INDEX "sending_events_created_idx" ON "sending_events" USING BRIN ("created");

-- The platform may let go what is old, and sees nothing else of it.
GRANT SELECT (tenant_id, id, created), DELETE ON sending_events TO rookery_system;
CREATE POLICY system ON sending_events TO rookery_system USING (created < now() - interval '400 days');
