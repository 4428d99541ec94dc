/** What staff may do. Ids are fixed, because the tables ask for integers that mean the same on every install. */
export const staffPermissions = [
  { id: 1, name: "staff.manage", category: "staff", description: "Add and remove the platform's own people" },
  {
    id: 2,
    name: "tenants.view",
    category: "tenants",
    description: "See the list of tenants and their plans",
  },
  { id: 3, name: "tenants.manage", category: "tenants", description: "Open, suspend and close tenants" },
  {
    id: 4,
    name: "infrastructure.manage",
    category: "infrastructure",
    description: "Servers, sending addresses and their assignment",
  },
  { id: 5, name: "configuration.manage", category: "platform", description: "Settings of the platform" },
  { id: 6, name: "flags.manage", category: "platform", description: "Turn features on and off" },
  { id: 7, name: "audit.view", category: "platform", description: "Read what staff have done" },
] as const;

/** The first role, which may do all of it. */
export const administrator = {
  id: 1,
  name: "administrator",
  description: "May do everything that staff may do",
} as const;
