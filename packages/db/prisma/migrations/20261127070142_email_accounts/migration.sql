-- Why: an account is tried again and again; what the newest try found, when the next one is due, how much may be sent a
-- day and how a warm-up grows stand with it.

-- AlterTable
ALTER TABLE "email_accounts" ADD COLUMN     "checked" TIMESTAMPTZ(6),
ADD COLUMN     "counted_on" DATE,
ADD COLUMN     "daily_limit" INTEGER NOT NULL DEFAULT 50,
ADD COLUMN     "failed_checks" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "fault" JSONB,
ADD COLUMN     "next_check" TIMESTAMPTZ(6) DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "secret_set" TIMESTAMPTZ(6),
ADD COLUMN     "sender_name" VARCHAR(100),
ADD COLUMN     "warmup_began" DATE,
ADD COLUMN     "warmup_start" INTEGER,
ADD COLUMN     "warmup_step" INTEGER,
ADD COLUMN     "warmup_target" INTEGER;

-- Rules.
ALTER TABLE email_accounts
  ADD CONSTRAINT email_accounts_daily_limit CHECK (daily_limit BETWEEN 0 AND 100000),
  ADD CONSTRAINT email_accounts_failed_checks CHECK (failed_checks >= 0),
  ADD CONSTRAINT email_accounts_fault_form CHECK (fault IS NULL OR jsonb_typeof(fault) = 'object'),
  ADD CONSTRAINT email_accounts_sender_name CHECK (char_length(sender_name) >= 1),
  -- A plan is whole or not there, and grows.
  ADD CONSTRAINT email_accounts_warmup CHECK (
    num_nulls(warmup_start, warmup_step, warmup_target, warmup_began) IN (0, 4)
    AND coalesce(warmup_start >= 1 AND warmup_step >= 1 AND warmup_target BETWEEN warmup_start AND 100000, true));
-- Who is due, over all tenants.
CREATE INDEX email_accounts_due_idx ON email_accounts (next_check) WHERE next_check IS NOT NULL;
GRANT SELECT (tenant_id, id, next_check) ON email_accounts TO rookery_system;
CREATE POLICY system ON email_accounts FOR SELECT TO rookery_system USING (true);

ALTER TABLE notices DROP CONSTRAINT notices_kind;
ALTER TABLE notices ADD CONSTRAINT notices_kind CHECK (kind IN (
  'domain_verified', 'domain_degraded', 'domain_recovered', 'domain_ownership_lost', 'import_done', 'import_failed',
  'account_stopped', 'account_recovered', 'member_joined', 'member_waits', 'policies_changed', 'billing_changed'));
ALTER TABLE notification_choices DROP CONSTRAINT notification_choices_kind;
ALTER TABLE notification_choices ADD CONSTRAINT notification_choices_kind CHECK (kind IN (
  'domain_verified', 'domain_degraded', 'domain_recovered', 'domain_ownership_lost', 'import_done', 'import_failed',
  'account_stopped', 'account_recovered', 'member_joined', 'member_waits', 'billing_changed'));

SELECT pgboss.create_queue('check-account',
  '{"policy":"standard","retryLimit":2,"retryDelay":30,"expireInSeconds":120,"heartbeatSeconds":10,"notify":true}');
SELECT pgboss.create_queue('check-due-accounts',
  '{"policy":"singleton","retryLimit":2,"retryDelay":30,"expireInSeconds":900,"heartbeatSeconds":10,"notify":true}');
