/** Closed set of what can go wrong for a caller; everything else is a bug. */
export type AppErrorCode =
  | "invalid"
  | "signed_out"
  | "forbidden"
  | "blocked"
  | "not_found"
  | "conflict"
  | "limited"
  | "unavailable";

/**
 * Why, as the portal's catalogues know it: a reason without a sentence fails the portal's type check.
 * A reason says what a person can act on; it never carries a library's text.
 */
export const reasons = [
  // any procedure
  "invalid_input",
  "not_found",
  "signed_out",
  "no_permission",
  "view_only",
  "cross_site",
  "too_many_requests",
  "database_unavailable",
  "secrets_unavailable",
  "internal",
  // idempotency
  "key_reused",
  "in_progress",
  "already_done",
  // sign-in, sign-up, reset
  "wrong_credentials",
  "weak_password",
  "common_password",
  "password_is_identity",
  "password_needs_uppercase",
  "password_needs_number",
  "password_needs_symbol",
  "wrong_password",
  "wrong_code",
  "sign_in_expired",
  "confirm_first",
  "link_used_or_expired",
  "sign_up_closed",
  // second factors
  "passkey_refused",
  "passkey_known",
  "too_many_passkeys",
  "totp_exists",
  "totp_not_begun",
  "no_factor",
  // policies
  "two_factor_required",
  "password_outdated",
  "email_unverified",
  "set_up_factor_first",
  "member_invites_off",
  // people
  "last_owner",
  "role_too_high",
  "not_yourself",
  "member_elsewhere",
  "member_suspended",
  "invite_not_yours",
  "invite_not_open",
  "too_many_invites",
  "email_unchanged",
  "prove_address",
  "account_exists",
  // companies
  "workspace_name_taken",
  "too_many_companies",
  "company_archived",
  "company_not_archived",
  "changed_meanwhile",
  "name_does_not_match",
  "import_running",
  "not_a_member",
  "role_sees_all",
  "logo_not_an_image",
  "logo_too_large",
  // pictures of a brand
  "image_unknown_type",
  "image_is_icon",
  "image_too_many_bytes",
  "image_too_many_pixels",
  "image_too_small",
  "image_animated",
  "image_svg_active",
  "image_svg_external",
  "image_svg_doctype",
  "image_unreadable",
  "image_url_invalid",
  "image_url_silent",
  "image_url_refused",
  // domains
  "name_empty",
  "name_invalid",
  "name_is_address",
  "name_too_long",
  "label_too_long",
  "name_without_suffix",
  "name_is_special",
  "name_is_public_suffix",
  "name_is_shared_host",
  "name_is_ours",
  "domain_exists",
  "domain_in_use",
  "key_waits",
  "key_at_mail_server",
  "mail_server_silent",
  "too_many_links",
  // brand, portal hosts
  "host_exists",
  "too_many_hosts",
  "host_not_served",
  // e-mail accounts
  "account_known",
  "account_paused",
  "domain_not_added",
  "domain_not_here",
  "mailbox_exists",
  "password_needed",
  "sign_in_not_set_up",
  "consent_expired",
  "consent_incomplete",
  "consent_withdrawn",
  "other_mailbox",
  "provider_silent",
  // folders and templates
  "folder_name_taken",
  "folder_in_itself",
  "folders_too_deep",
  "too_many_folders",
  "template_archived",
  "template_not_archived",
  "template_in_use",
  "account_refuses",
  "account_silent",
  "mail_not_taken",
  // imports
  "file_empty",
  "file_header_only",
  "file_not_text",
  "file_is_spreadsheet",
  "file_is_encrypted",
  "file_has_macros",
  "spreadsheet_damaged",
  "spreadsheet_empty",
  "spreadsheet_too_large",
  "file_is_archive",
  "file_is_image",
  "file_is_pdf",
  "file_is_html",
  "file_has_nul",
  "file_too_large",
  "file_too_wide",
  "file_gone",
  "disk_full",
  "upload_incomplete",
  "upload_abandoned",
  "upload_conflict",
  "email_column_missing",
  "column_used_twice",
  "column_unknown",
  "import_not_ready",
  "import_already_started",
  "import_finished",
  "encoding_wrong",
  "import_failed",
  "import_not_finished",
  "undo_already_started",
  "nothing_to_undo",
  "undo_too_late",
  // work on many leads
  "already_there",
  "job_running",
  "job_finished",
  "job_failed",
  "nothing_to_restore",
  "export_too_large",
  "export_expired",
  "field_gone",
  // leads
  "lead_exists",
  "address_suppressed",
  "lead_suppressed",
  "leads_of_two_lists",
  "field_value_wrong",
  "field_exists",
  "too_many_fields",
  "tag_exists",
  "tags_of_two_lists",
  "view_exists",
  "too_many_views",
  "view_not_yours",
] as const;

export type Reason = (typeof reasons)[number];

export interface AppErrorExtra {
  /** Name of the input field that the reason belongs to. */
  readonly field?: string;
  readonly retryAfterSeconds?: number;
  /** Small facts for the sentence, never a secret: `{ max: 100 }`. */
  readonly details?: Readonly<Record<string, unknown>>;
}

/** The one error that use cases throw. The middleware in `trpc.ts` is the one that maps it. */
export class AppError extends Error {
  override name = "AppError";
  readonly code: AppErrorCode;
  readonly reason: Reason;
  readonly extra: AppErrorExtra;

  constructor(code: AppErrorCode, reason: Reason, extra: AppErrorExtra = {}) {
    super(`${code}: ${reason}`);
    this.code = code;
    this.reason = reason;
    this.extra = extra;
  }
}

/** Absent, or another tenant's: the answer is the same to the byte. */
export const notFound = (): AppError => new AppError("not_found", "not_found");
