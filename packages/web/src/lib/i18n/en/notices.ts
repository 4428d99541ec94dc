export const notices = {
  open: "Notices",
  unseen_one: "Notices, {{count}} new",
  unseen_other: "Notices, {{count}} new",
  empty: "Nothing new. When a domain is verified, breaks or recovers, it says so here.",
  isNew: "New",
  kinds: {
    domain_verified: "{{domain}} is verified.",
    domain_degraded: "{{domain}} needs attention: a record no longer stands.",
    domain_recovered: "{{domain}} is whole again.",
    domain_ownership_lost: "{{domain}} is no longer proven to be yours.",
  },
} as const;
