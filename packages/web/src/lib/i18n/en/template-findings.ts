import type { FindingRule } from "@rookery/server";

/** What the linter found in a template, and the one thing that mends it. */
export const templateFindings = {
  subject_empty: {
    what: "The mail has no subject.",
    fix: "Say in a few words what the reader will find.",
  },
  subject_long: {
    what: "The subject has {{length, number}} characters; most inboxes show about {{shown, number}}.",
    fix: "Put what matters first, or shorten it. Beyond 78 characters some mail programs break the line (RFC 5322).",
  },
  unknown_variable: {
    what: "There is no variable named {{name}}.",
    fix: "Use {{suggestion}} instead.",
    fixUnnamed: "Choose one from the list of variables.",
  },
  unreadable_variable: {
    what: "“{{text}}” is no variable and would be sent as it is.",
    fix: "Write the name in small letters between two braces on each side, or choose it from the list of variables.",
  },
  missing_default: {
    what: "Some leads have no {{name}}, and there is no default.",
    fix: "Give a default that reads well without it.",
  },
  missing_unsubscribe: {
    what: "Readers find no way to unsubscribe.",
    fix: "Add the unsubscribe block, or a link to the variable unsubscribe_url.",
  },
  broken_link: {
    what: "The link “{{link}}” leads nowhere.",
    fix: "Give the whole address, beginning with https://.",
  },
  script_link: {
    what: "The link “{{link}}” holds a script. It is left out of the mail.",
    fix: "Lead to a page instead, with an address that begins with https://.",
  },
  insecure_link: {
    what: "The link “{{link}}” is not encrypted.",
    fix: "Use https:// where the page has it.",
  },
  broken_image: {
    what: "The image “{{src}}” cannot be shown.",
    fix: "Give the whole address of the image, beginning with https://.",
  },
  image_without_alt: {
    what: "Nothing says what the image “{{src}}” shows.",
    fix: "Describe it in a few words, or say that it only decorates.",
  },
  image_heavy: {
    what: "The mail is nearly all images, with {{words, number}} words beside them.",
    fix: "Say the most important things in text: many readers see no images at first, and filters distrust such mails.",
  },
  too_large: {
    what: "The mail has {{kilobytes, number}} KB. Gmail cuts it at 102 KB and hides the rest.",
    fix: "Shorten it, or take out styles that nothing uses.",
  },
  too_deep: {
    what: "Elements stand inside of one another more than 200 deep, so only the words are sent.",
    fix: "Close elements where they end, and take out tables that only hold another table.",
  },
  html_unclosed: {
    what: "Some elements are never closed: {{elements}}.",
    fix: "Close each where it ends; mail programs guess differently.",
  },
  elements_left_out: {
    what: "Some elements do not work in mails and are left out: {{elements}}.",
    fix: "Lead to a page that has them.",
  },
  outlook_comments_left_out: {
    what: "Comments for Outlook are left out.",
    fix: "Check that the mail looks right without them, or build it from blocks, which bring their own.",
  },
  spammy_capitals: {
    what: "The subject is all capitals.",
    fix: "Write it as a sentence; capitals read as shouting, to filters too.",
  },
  spammy_exclamation: {
    what: "There are many exclamation marks.",
    fix: "Keep one at most.",
  },
  spammy_false_reply: {
    what: "The subject looks like an answer to a mail that the reader never wrote.",
    fix: "Take the “Re:” or “Fwd:” away; readers report it as spam.",
  },
  spammy_money: {
    what: "“{{phrase}}” is what junk mail says.",
    fix: "Say what the offer is, with its numbers.",
  },
  spammy_urgency: {
    what: "“{{phrase}}” presses the reader as junk mail does.",
    fix: "Give the date instead.",
  },
  spammy_short_link: {
    what: "The shortened link “{{link}}” hides where it leads.",
    fix: "Use the whole address; filters block mails for such links.",
  },
  spammy_other_host: {
    what: "The link says “{{label}}” and leads to {{host}}.",
    fix: "Let the words say what is there, or lead where they say.",
  },
  text_lacks_link: {
    what: "The plain text does not have the link “{{link}}”.",
    fix: "Add it, or let the plain text be made from the mail.",
  },
  text_lacks_variable: {
    what: "The plain text does not use {{name}}, which the mail does.",
    fix: "Add it where it belongs, or let the plain text be made from the mail.",
  },
  text_unlike: {
    what: "The plain text says something else than the mail.",
    fix: "Write it anew, or let it be made from the mail; filters compare the two.",
  },
} as const satisfies Record<FindingRule, { what: string; fix: string; fixUnnamed?: string }>;
