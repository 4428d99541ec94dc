const KEY = "portal-tenant";

/** The tenant that was open last in this browser, for those who have several. Only a wish: access is asked anew. */
export function lastTenant(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

export function rememberTenant(slug: string): void {
  try {
    localStorage.setItem(KEY, slug);
  } catch {
    // Without storage the first tenant opens.
  }
}
