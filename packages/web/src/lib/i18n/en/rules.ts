/** What a value must be, by the keys that the schemas give as their messages. */
export const rules = {
  required: "Fill this in.",
  too_long: "This is too long.",
  too_short: "This is too short.",
  not_an_email: "This is not a complete e-mail address, like name@example.com.",
  forbidden_characters: "This contains characters that cannot be kept, such as line breaks.",
  password_too_short: "Use at least 8 characters.",
  not_a_workspace_name: "Use lower-case letters, digits and single hyphens between them.",
  invalid_token: "This link is incomplete. Open it from the mail again.",
  other: "This value does not fit here.",
} as const;
