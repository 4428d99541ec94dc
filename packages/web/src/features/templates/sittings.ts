import type { useVersions } from "./use-template.ts";

type Version = NonNullable<ReturnType<typeof useVersions>["data"]>["pages"][number]["versions"][number];

/** A pause that ends a sitting. */
const PAUSE_MS = 15 * 60_000;

/** Versions, newest first, in groups that one person saved without a long pause. A restored one always stands alone. */
export function sittingsOf(versions: readonly Version[]): [Version, ...Version[]][] {
  const sittings: [Version, ...Version[]][] = [];
  for (const version of versions) {
    const later = sittings.at(-1)?.at(-1);
    const isSame =
      later !== undefined &&
      later.createdBy.id === version.createdBy.id &&
      later.restoredFrom === null &&
      version.restoredFrom === null &&
      Date.parse(later.createdAt) - Date.parse(version.createdAt) < PAUSE_MS;
    if (isSame) sittings.at(-1)?.push(version);
    else sittings.push([version]);
  }
  return sittings;
}
