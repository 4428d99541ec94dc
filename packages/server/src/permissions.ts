/** Roles in a tenant, from the weakest to the strongest. */
export const roles = ["member", "admin", "owner"] as const;
export type Role = (typeof roles)[number];

/**
 * What a procedure may ask for. The permissions of a company (`companies.view`, `domains.view`, `emailAccounts.*`, `leads.*`, `imports.*`, `templates.*`) count for a
 * member only in the companies that they belong to: viewing everywhere they have access, writing where it is `work`.
 */
export const permissions = [
  "tenant.view",
  "companies.view",
  "companies.manage",
  "companies.purge",
  "people.view",
  "people.invite",
  "people.manage",
  "people.transfer",
  "policies.view",
  "policies.manage",
  "settings.view",
  "settings.manage",
  "brand.manage",
  "domains.view",
  "domains.manage",
  "emailAccounts.view",
  "emailAccounts.write",
  "leads.view",
  "leads.write",
  "imports.view",
  "imports.run",
  "templates.view",
  "templates.write",
  "suppressions.view",
  "suppressions.manage",
] as const;
export type Permission = (typeof permissions)[number];

const ofMember = [
  "tenant.view",
  "companies.view",
  "people.view",
  // Where the tenant's policy lets members ask somebody in.
  "people.invite",
  "policies.view",
  "domains.view",
  "emailAccounts.view",
  "emailAccounts.write",
  "leads.view",
  "leads.write",
  "imports.view",
  "imports.run",
  "templates.view",
  "templates.write",
] as const;
const ofAdmin = [
  ...ofMember,
  "companies.manage",
  "companies.purge",
  "domains.manage",
  "people.manage",
  "policies.manage",
  "settings.view",
  "settings.manage",
  "brand.manage",
  "suppressions.view",
  "suppressions.manage",
] as const;

const byRole: Record<Role, ReadonlySet<Permission>> = {
  member: new Set(ofMember),
  admin: new Set(ofAdmin),
  owner: new Set(permissions),
};

const writes: ReadonlySet<Permission> = new Set([
  "emailAccounts.write",
  "leads.write",
  "imports.run",
  "templates.write",
]);

export const hasPermission = (role: Role, permission: Permission): boolean => byRole[role].has(permission);

/** True where the permission changes rows of a company, so that a member needs `work` there. */
export const needsWork = (permission: Permission): boolean => writes.has(permission);

export const permissionsOf = (role: Role): Permission[] =>
  permissions.filter((each) => hasPermission(role, each));

/** Owner and admin see every company, and the tenant's own pool. */
export const seesAllCompanies = (role: Role): boolean => role !== "member";
