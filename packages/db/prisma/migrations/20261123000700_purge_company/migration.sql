-- Why: a company may hold millions of rows. Removing them while a request waits would outlast every time limit on its way,
-- and one long transaction would hold up the tenant's imports. So a purge marks the company, and a job removes the rows.
ALTER TABLE companies
  ADD COLUMN purged timestamptz(6),
  ADD CONSTRAINT companies_purged_after_archived CHECK (purged IS NULL OR status = 'archived');

-- As many tries as it takes: a purge that was ordered is finished.
SELECT pgboss.create_queue('purge-company',
  '{"policy":"standard","retryLimit":1000,"retryDelay":5,"retryBackoff":true,"retryDelayMax":600,"expireInSeconds":86399,"heartbeatSeconds":10,"notify":true}');
