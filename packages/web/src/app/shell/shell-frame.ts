/** Measures that the shell and its skeleton have in common, so that nothing moves when the one becomes the other. */
export const frame = {
  page: "flex min-h-dvh",
  sidebar: "sticky top-0 z-20 hidden h-dvh shrink-0 flex-col border-e border-line bg-page md:flex",
  wide: "w-58",
  narrow: "w-14",
  column: "flex min-w-0 flex-1 flex-col",
  bar: "sticky top-0 z-20 flex h-12 items-center gap-3 border-b border-line bg-page/90 px-4 backdrop-blur-sm md:px-6",
  content: "mx-auto w-full max-w-[75rem] flex-1 px-4 py-6 md:px-6 md:py-8",
} as const;

const KEY = "portal-sidebar";

/** As somebody has set it on this device; undefined where nobody has, and the tenant's default counts. */
export function keptSidebarNarrow(): boolean | undefined {
  try {
    const kept = localStorage.getItem(KEY);
    return kept === null ? undefined : kept === "narrow";
  } catch {
    return undefined;
  }
}

/** Before the tenant is known the page itself says its default, as the server wrote it. */
export const isSidebarNarrowAtFirst = (): boolean =>
  keptSidebarNarrow() ?? document.documentElement.dataset["sidebar"] === "narrow";

export function keepSidebarNarrow(isNarrow: boolean): void {
  try {
    localStorage.setItem(KEY, isNarrow ? "narrow" : "wide");
  } catch {
    // Without storage the sidebar is wide again next time.
  }
}
