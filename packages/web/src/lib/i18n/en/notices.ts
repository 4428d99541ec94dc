export const notices = {
  open: "Notices",
  unseen_one: "Notices, {{count}} new",
  unseen_other: "Notices, {{count}} new",
  empty: "Nothing new. What happens to domains, imports, people and policies is told here.",
  isNew: "New",
  kinds: {
    domain_verified: "{{domain}} is verified.",
    domain_degraded: "{{domain}} needs attention: a record no longer stands.",
    domain_recovered: "{{domain}} is whole again.",
    domain_ownership_lost: "{{domain}} is no longer proven to be yours.",
    import_done:
      "{{file}} is imported: {{created, number}} created, {{updated, number}} updated, {{rejected, number}} rejected.",
    import_failed: "The import of {{file}} stopped. What was done until then stays.",
    account_stopped: "{{email}} is stopped: its mail server does not let it in.",
    account_recovered: "{{email}} works again.",
    member_joined: "{{person}} has joined.",
    member_waits: "{{person}} waits to be let in.",
    policies_changed: "{{person}} has changed the policies.",
    billing_changed: "{{person}} has changed the billing details.",
  },
} as const;
