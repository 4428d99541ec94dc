-- Why: people say how they want to be told and in which form, a notice may concern one person alone, and a tenant has settings.

-- AlterTable
ALTER TABLE "notices" ADD COLUMN     "user_id" UUID;

-- AlterTable
ALTER TABLE "tenant_users" ADD COLUMN     "digested" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "reported" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- AlterTable
ALTER TABLE "user_preferences" ADD COLUMN     "date_format" VARCHAR(20);

-- CreateTable
CREATE TABLE "notification_choices" (
    "user_id" UUID NOT NULL,
    "kind" VARCHAR(40) NOT NULL,
    "in_portal" BOOLEAN NOT NULL,
    "by_mail" VARCHAR(20) NOT NULL,

    CONSTRAINT "notification_choices_pkey" PRIMARY KEY ("user_id","kind")
);

-- AddForeignKey
ALTER TABLE "notices" ADD CONSTRAINT "notices_tenant_id_user_id_fkey" FOREIGN KEY ("tenant_id", "user_id") REFERENCES "tenant_users"("tenant_id", "user_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notification_choices" ADD CONSTRAINT "notification_choices_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Rules.
ALTER TABLE user_preferences
  ADD CONSTRAINT user_preferences_language CHECK (language IN ('en', 'es')),
  ADD CONSTRAINT user_preferences_date_format CHECK (date_format IN ('dmy', 'mdy', 'ymd'));
ALTER TABLE tenant_config
  ADD CONSTRAINT tenant_config_language CHECK (ui_language IN ('en', 'es')),
  ADD CONSTRAINT tenant_config_date_format CHECK (ui_date_format IN ('dmy', 'mdy', 'ymd')),
  ADD CONSTRAINT tenant_config_stripe CHECK (stripe_customer_id ~ '^cus_[A-Za-z0-9]{1,60}$');
ALTER TABLE notices DROP CONSTRAINT notices_kind;
ALTER TABLE notices ADD CONSTRAINT notices_kind CHECK (kind IN (
  'domain_verified', 'domain_degraded', 'domain_recovered', 'domain_ownership_lost', 'import_done', 'import_failed',
  'member_joined', 'member_waits', 'policies_changed', 'billing_changed'));
-- A tenant's billing contact is told as well, who may have no account.
ALTER TABLE mails DROP CONSTRAINT mails_to_somebody;
ALTER TABLE mails ADD CONSTRAINT mails_to_somebody CHECK (user_id IS NOT NULL OR tenant_id IS NOT NULL);
ALTER TABLE notification_choices
  ADD CONSTRAINT notification_choices_kind CHECK (kind IN (
    'domain_verified', 'domain_degraded', 'domain_recovered', 'domain_ownership_lost', 'import_done', 'import_failed',
    'member_joined', 'member_waits', 'billing_changed')),
  ADD CONSTRAINT notification_choices_by_mail CHECK (by_mail IN ('at_once', 'daily', 'never'));

-- Walls.
SELECT protect_table('notification_choices', 'person', 'SELECT', 'SELECT, INSERT, UPDATE, DELETE');
-- A person's preferences are theirs outside any tenant too.
GRANT INSERT, UPDATE ON user_preferences TO rookery_system;

SELECT pgboss.create_queue('mail-digests',
  '{"policy":"singleton","retryLimit":2,"retryDelay":30,"expireInSeconds":900,"heartbeatSeconds":10,"notify":true}');
