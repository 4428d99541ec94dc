-- Why: people show by a second factor that they are they, are asked to join and to leave, and live under their tenant's
-- policies; and each of them has the portal as they want it.

-- AlterTable
ALTER TABLE "users" ADD COLUMN     "email_bounced" TIMESTAMPTZ(6);

-- AlterTable
ALTER TABLE "tenant_users" ADD COLUMN     "suspended" TIMESTAMPTZ(6);

-- AlterTable
ALTER TABLE "user_preferences" ALTER COLUMN "theme" DROP NOT NULL,
ALTER COLUMN "theme" DROP DEFAULT,
ALTER COLUMN "language" DROP NOT NULL,
ALTER COLUMN "language" DROP DEFAULT,
ALTER COLUMN "timezone" DROP NOT NULL,
ALTER COLUMN "timezone" DROP DEFAULT;

-- AlterTable
ALTER TABLE "mails" ADD COLUMN     "facts" JSONB,
ADD COLUMN     "invite_id" UUID,
ALTER COLUMN "user_id" DROP NOT NULL;

-- AlterTable
ALTER TABLE "sessions" ADD COLUMN     "confirmed" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "factor" VARCHAR(20),
ADD COLUMN     "has_weak_password" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "tenant_config" ADD COLUMN     "ui_language" VARCHAR(10);

-- AlterTable
ALTER TABLE "tenant_policies" ADD COLUMN     "session_idle_minutes" INTEGER,
ADD COLUMN     "two_factor_grace_days" INTEGER NOT NULL DEFAULT 7,
ADD COLUMN     "two_factor_since" TIMESTAMPTZ(6);

-- CreateTable
CREATE TABLE "user_totp" (
    "user_id" UUID NOT NULL,
    "secret_ref" VARCHAR(200) NOT NULL,
    "created" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "confirmed" TIMESTAMPTZ(6),
    "last_step" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "user_totp_pkey" PRIMARY KEY ("user_id")
);

-- CreateTable
CREATE TABLE "backup_codes" (
    "user_id" UUID NOT NULL,
    "code_hash" BYTEA NOT NULL,
    "created" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "used" TIMESTAMPTZ(6),

    CONSTRAINT "backup_codes_pkey" PRIMARY KEY ("user_id","code_hash")
);

-- CreateTable
CREATE TABLE "passkeys" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "user_id" UUID NOT NULL,
    "name" VARCHAR(100) NOT NULL,
    "credential_id" VARCHAR(1400) NOT NULL,
    "public_key" BYTEA NOT NULL,
    "counter" BIGINT NOT NULL DEFAULT 0,
    "transports" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "is_backed_up" BOOLEAN NOT NULL,
    "created" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used" TIMESTAMPTZ(6),

    CONSTRAINT "passkeys_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "passkey_challenges" (
    "challenge_hash" BYTEA NOT NULL,
    "user_id" UUID,
    "purpose" VARCHAR(20) NOT NULL,
    "created" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "passkey_challenges_pkey" PRIMARY KEY ("challenge_hash")
);

-- CreateTable
CREATE TABLE "pending_sign_ins" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "user_id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "has_weak_password" BOOLEAN NOT NULL,
    "created" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires" TIMESTAMPTZ(6) NOT NULL,
    "ended" TIMESTAMPTZ(6),

    CONSTRAINT "pending_sign_ins_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "email_changes" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "user_id" UUID NOT NULL,
    "old_email" TEXT NOT NULL,
    "new_email" TEXT NOT NULL,
    "old_token_hash" BYTEA,
    "new_token_hash" BYTEA,
    "old_confirmed" TIMESTAMPTZ(6),
    "new_confirmed" TIMESTAMPTZ(6),
    "created" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires" TIMESTAMPTZ(6) NOT NULL,
    "ended" TIMESTAMPTZ(6),

    CONSTRAINT "email_changes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invites" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "email" TEXT NOT NULL,
    "role" VARCHAR(20) NOT NULL,
    "note" VARCHAR(500),
    "invited_by" UUID NOT NULL,
    "created" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires" TIMESTAMPTZ(6) NOT NULL,
    "mailed" TIMESTAMPTZ(6),
    "mail_token_hash" BYTEA,
    "link_token_hash" BYTEA,
    "revoked" TIMESTAMPTZ(6),
    "accepted" TIMESTAMPTZ(6),
    "accepted_by" UUID,
    "accepted_name" TEXT,
    "approved" TIMESTAMPTZ(6),
    "refused" TIMESTAMPTZ(6),

    CONSTRAINT "invites_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "invite_companies" (
    "tenant_id" UUID NOT NULL,
    "invite_id" UUID NOT NULL,
    "company_id" UUID NOT NULL,
    "access" VARCHAR(10) NOT NULL DEFAULT 'work',

    CONSTRAINT "invite_companies_pkey" PRIMARY KEY ("tenant_id","invite_id","company_id")
);

-- CreateTable
CREATE TABLE "policy_refusals" (
    "tenant_id" UUID NOT NULL,
    "rule" VARCHAR(40) NOT NULL,
    "place" VARCHAR(40) NOT NULL,
    "last" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "times" INTEGER NOT NULL DEFAULT 1,
    "user_id" UUID,

    CONSTRAINT "policy_refusals_pkey" PRIMARY KEY ("tenant_id","rule","place")
);

-- CreateTable
CREATE TABLE "sealed_person_secrets" (
    "user_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "kept_in" VARCHAR(80) NOT NULL,
    "key_id" VARCHAR(40) NOT NULL,
    "wrapped_key" BYTEA NOT NULL,
    "sealed" BYTEA NOT NULL,
    "created" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sealed_person_secrets_pkey" PRIMARY KEY ("user_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "passkeys_credential_id_key" ON "passkeys"("credential_id");

-- CreateIndex
CREATE INDEX "passkeys_user_id_idx" ON "passkeys"("user_id");

-- CreateIndex
CREATE INDEX "passkey_challenges_expires_idx" ON "passkey_challenges"("expires");

-- CreateIndex
CREATE UNIQUE INDEX "pending_sign_ins_token_hash_key" ON "pending_sign_ins"("token_hash");

-- CreateIndex
CREATE INDEX "pending_sign_ins_user_id_idx" ON "pending_sign_ins"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "email_changes_old_token_hash_key" ON "email_changes"("old_token_hash");

-- CreateIndex
CREATE UNIQUE INDEX "email_changes_new_token_hash_key" ON "email_changes"("new_token_hash");

-- CreateIndex
CREATE INDEX "email_changes_user_id_idx" ON "email_changes"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "invites_mail_token_hash_key" ON "invites"("mail_token_hash");

-- CreateIndex
CREATE UNIQUE INDEX "invites_link_token_hash_key" ON "invites"("link_token_hash");

-- CreateIndex
CREATE INDEX "invites_tenant_id_invited_by_idx" ON "invites"("tenant_id", "invited_by");

-- CreateIndex
CREATE INDEX "invite_companies_tenant_id_company_id_idx" ON "invite_companies"("tenant_id", "company_id");

-- AddForeignKey
ALTER TABLE "user_totp" ADD CONSTRAINT "user_totp_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "backup_codes" ADD CONSTRAINT "backup_codes_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "passkeys" ADD CONSTRAINT "passkeys_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "passkey_challenges" ADD CONSTRAINT "passkey_challenges_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pending_sign_ins" ADD CONSTRAINT "pending_sign_ins_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "email_changes" ADD CONSTRAINT "email_changes_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invites" ADD CONSTRAINT "invites_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invites" ADD CONSTRAINT "invites_tenant_id_invited_by_fkey" FOREIGN KEY ("tenant_id", "invited_by") REFERENCES "tenant_users"("tenant_id", "user_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invite_companies" ADD CONSTRAINT "invite_companies_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invite_companies" ADD CONSTRAINT "invite_companies_tenant_id_invite_id_fkey" FOREIGN KEY ("tenant_id", "invite_id") REFERENCES "invites"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invite_companies" ADD CONSTRAINT "invite_companies_tenant_id_company_id_fkey" FOREIGN KEY ("tenant_id", "company_id") REFERENCES "companies"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "policy_refusals" ADD CONSTRAINT "policy_refusals_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mails" ADD CONSTRAINT "mails_tenant_id_invite_id_fkey" FOREIGN KEY ("tenant_id", "invite_id") REFERENCES "invites"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sealed_person_secrets" ADD CONSTRAINT "sealed_person_secrets_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Addresses are compared as bytes, as everywhere.
ALTER TABLE email_changes ALTER COLUMN old_email TYPE text COLLATE "C";
ALTER TABLE email_changes ALTER COLUMN new_email TYPE text COLLATE "C";
ALTER TABLE invites ALTER COLUMN email TYPE text COLLATE "C";
-- Counters of one account are found, and lifted, by the beginning of their keys.
ALTER TABLE rate_limits ALTER COLUMN key TYPE varchar(255) COLLATE "C";

-- Rules.
ALTER TABLE sessions ADD CONSTRAINT sessions_factor CHECK (factor IN ('totp', 'backup_code', 'passkey'));
ALTER TABLE passkey_challenges ADD CONSTRAINT passkey_challenges_purpose CHECK (purpose IN ('enrol', 'sign_in', 'confirm'));
ALTER TABLE passkeys ADD CONSTRAINT passkeys_name CHECK (name <> '');
ALTER TABLE pending_sign_ins ADD CONSTRAINT pending_sign_ins_expires_later CHECK (expires > created);
ALTER TABLE email_changes ADD CONSTRAINT email_changes_differ CHECK (old_email <> new_email);
CREATE UNIQUE INDEX email_changes_one_open ON email_changes (user_id) WHERE ended IS NULL;
ALTER TABLE tenant_policies
  ADD CONSTRAINT tenant_policies_idle CHECK (session_idle_minutes BETWEEN 15 AND 43200),
  ADD CONSTRAINT tenant_policies_grace CHECK (two_factor_grace_days BETWEEN 0 AND 60),
  ADD CONSTRAINT tenant_policies_since CHECK (two_factor_required = (two_factor_since IS NOT NULL));
ALTER TABLE invites
  ADD CONSTRAINT invites_role CHECK (role IN ('owner', 'admin', 'member')),
  ADD CONSTRAINT invites_expires_later CHECK (expires > created),
  ADD CONSTRAINT invites_accepted_by CHECK ((accepted IS NULL) = (accepted_by IS NULL)),
  ADD CONSTRAINT invites_decided CHECK (approved IS NULL OR refused IS NULL),
  ADD CONSTRAINT invites_decided_after CHECK (accepted IS NOT NULL OR (approved IS NULL AND refused IS NULL));
-- One open invite an address; a further one takes the place of the one before.
CREATE UNIQUE INDEX invites_one_open ON invites (tenant_id, email) WHERE accepted IS NULL AND revoked IS NULL;
ALTER TABLE invite_companies ADD CONSTRAINT invite_companies_access CHECK (access IN ('work', 'view'));
ALTER TABLE mails
  ADD CONSTRAINT mails_to_somebody CHECK (user_id IS NOT NULL OR invite_id IS NOT NULL),
  ADD CONSTRAINT mails_invite_tenant CHECK (invite_id IS NULL OR tenant_id IS NOT NULL);
ALTER TABLE notices DROP CONSTRAINT notices_kind;
ALTER TABLE notices ADD CONSTRAINT notices_kind CHECK (kind IN (
  'domain_verified', 'domain_degraded', 'domain_recovered', 'domain_ownership_lost', 'member_joined',
  'member_waits', 'policies_changed'));

-- Walls.
SELECT protect_table('invites', 'tenant', 'SELECT, INSERT, UPDATE', 'SELECT, UPDATE');
-- A member may see the invites, but no link's hash.
REVOKE SELECT ON invites FROM rookery_app;
GRANT SELECT (tenant_id, id, email, role, note, invited_by, created, expires, mailed, revoked, accepted, accepted_by, accepted_name, approved, refused)
  ON invites TO rookery_app;
SELECT protect_table('invite_companies', 'company', 'SELECT, INSERT, DELETE', 'SELECT');
SELECT protect_table('policy_refusals', 'tenant', 'SELECT', 'SELECT, INSERT, UPDATE');
SELECT protect_table('user_totp', 'system', NULL, 'SELECT, INSERT, UPDATE, DELETE');
SELECT protect_table('backup_codes', 'system', NULL, 'SELECT, INSERT, UPDATE, DELETE');
SELECT protect_table('passkeys', 'system', NULL, 'SELECT, INSERT, UPDATE, DELETE');
SELECT protect_table('passkey_challenges', 'system', NULL, 'SELECT, INSERT, DELETE');
SELECT protect_table('pending_sign_ins', 'system', NULL, 'SELECT, INSERT, UPDATE, DELETE');
SELECT protect_table('email_changes', 'system', NULL, 'SELECT, INSERT, UPDATE, DELETE');
SELECT protect_table('sealed_person_secrets', 'system', NULL, 'SELECT, INSERT, UPDATE, DELETE');
-- Whoever accepts gets the access that the invite gives, before they are anybody in the tenant.
GRANT INSERT, UPDATE ON company_members TO rookery_system;

SELECT pgboss.create_queue('mail-invite',
  '{"policy":"standard","retryLimit":5,"retryDelay":5,"retryBackoff":true,"expireInSeconds":60,"heartbeatSeconds":10,"notify":true}');
