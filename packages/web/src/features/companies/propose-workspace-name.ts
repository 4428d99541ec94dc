/** A workspace name for a company's name: Latin letters and digits with hyphens between, empty where nothing is left. */
export const proposeWorkspaceName = (name: string): string =>
  name
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll("ß", "ss")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll(/[^a-z0-9]+/g, "-")
    .slice(0, 50)
    .replaceAll(/^-+|-+$/g, "");
