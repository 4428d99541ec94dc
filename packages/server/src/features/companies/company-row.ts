/** What a use case returns of the company that it wrote, and what its audit row keeps. */
export const companyRow = {
  id: true,
  name: true,
  workspaceName: true,
  logoUrl: true,
  status: true,
  industry: true,
  companySize: true,
  archived: true,
  version: true,
} as const;
