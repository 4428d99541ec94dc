export const preferences = {
  appearance: {
    title: "How the portal looks",
    description: "For you alone, in every tenant. What you leave open is as your tenant has it.",
  },
  inherited: "Inherited: {{value}}",
  source: {
    own: "Your own choice.",
    platform: "Now as the platform has it.",
    tenant: "Now as {{names}} has it.",
    differ: "{{names}} have it differently, so each is shown in its own way.",
  },
  theme: {
    label: "Theme",
    help: "Light, dark, or as your system is set.",
    light: "Light",
    dark: "Dark",
    system: "As the system",
  },
  language: { label: "Language", help: "Of the portal and of mails to you." },
  timeZone: {
    label: "Time zone",
    help: "For times in the portal and in mails, and for when a digest is sent.",
    device: "This device's; UTC in mails",
  },
  dateFormat: {
    label: "Date format",
    help: "For dates written in figures.",
    language: "As the language writes it",
  },
  notifications: {
    title: "What you are told of",
    description:
      "In the bell of the portal and by mail. Mails about domains and people go to owners and admins; those about imports to whoever started them.",
  },
  mails: {
    label: "Mails about events",
    help: "Off stops all of them except those about security.",
  },
  weekly: {
    label: "Weekly report",
    help: "On Monday morning: imports, domains and people of the week, of each tenant.",
  },
  matrix: {
    event: "Event",
    portal: "Bell",
    mail: "Mail",
    portalOf: "Bell: {{event}}",
    mailOf: "Mail: {{event}}",
  },
  mail: { at_once: "At once", daily: "Daily, in one", never: "Never" },
  kinds: {
    domain_verified: "A domain is verified",
    domain_degraded: "A domain needs attention",
    domain_recovered: "A domain is whole again",
    domain_ownership_lost: "A domain is no longer proven to be yours",
    import_done: "Your import is done",
    import_failed: "Your import stopped",
    account_stopped: "An e-mail account is stopped",
    account_recovered: "An e-mail account works again",
    member_joined: "Somebody has joined",
    member_waits: "Somebody waits for approval",
    billing_changed: "The billing details were changed",
  },
  locked: {
    always: "Always",
    none: "None",
    policies: "Policies were changed",
    account: "Security of your account",
    why: "Of policies those who run the tenant are always told, and you of your account's new devices, passwords, factors and addresses: so that nobody changes them unseen.",
  },
} as const;
