/** What the linter may say, each with how much it matters; the portal has words for each. */
export const severities = {
  subject_empty: "error",
  subject_long: "hint",
  unknown_variable: "error",
  unreadable_variable: "error",
  missing_default: "warning",
  missing_unsubscribe: "error",
  broken_link: "error",
  script_link: "error",
  insecure_link: "hint",
  broken_image: "error",
  image_without_alt: "warning",
  image_heavy: "warning",
  too_large: "warning",
  too_deep: "error",
  html_unclosed: "hint",
  elements_left_out: "warning",
  outlook_comments_left_out: "hint",
  spammy_capitals: "warning",
  spammy_exclamation: "warning",
  spammy_false_reply: "warning",
  spammy_money: "hint",
  spammy_urgency: "hint",
  spammy_short_link: "warning",
  spammy_other_host: "warning",
  text_lacks_link: "warning",
  text_lacks_variable: "hint",
  text_unlike: "warning",
} as const satisfies Record<string, "error" | "warning" | "hint">;

export type FindingRule = keyof typeof severities;
export type FindingPlace = "subject" | "preview" | "body" | "text";

export interface Finding {
  readonly rule: FindingRule;
  readonly severity: "error" | "warning" | "hint";
  readonly place: FindingPlace;
  /** What the sentence names. */
  readonly details: Readonly<Record<string, string | number>>;
}

/** Sentences name a piece of what was written, not all of it. */
const SHOWN = 80;

export function finding(rule: FindingRule, place: FindingPlace, details: Finding["details"] = {}): Finding {
  const short = Object.entries(details).map(([key, value]) => [
    key,
    typeof value === "string" && value.length > SHOWN ? `${value.slice(0, SHOWN).toWellFormed()}…` : value,
  ]);
  return {
    rule,
    severity: severities[rule],
    place,
    details: Object.fromEntries(short) as Finding["details"],
  };
}
