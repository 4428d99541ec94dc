import { renderPage, type RenderedPage } from "./render-page.tsx";
import type { Answers } from "./network.ts";
import { aCompany, type anImport, inNorthwind } from "./world.ts";

export type Shown = ReturnType<typeof anImport>;
type Reading = NonNullable<Shown["reading"]>;

const company = aCompany({ name: "Aurora" });

const column = (header: string, ...samples: string[]) => ({ header, samples });

export const reading: Reading = {
  encoding: "utf-8",
  delimiter: ";",
  hasHeader: true,
  hasSeparatorLine: false,
  columns: [
    column("E-Mail", "zoe@example.org", "tanaka@example.jp"),
    column("Name", "Müller, Zoë", "田中"),
    column("Firma", "Größe & Söhne"),
    column("__proto__"),
  ],
  guess: { email: 0, name: 1, employer: 2 },
};

/** What a file of 4,106 lines counts. */
export const counts = {
  read: 4_106,
  created: 2_828,
  updated: 0,
  unchanged: 1_152,
  duplicate: 20,
  suppressed: 59,
  blank: 9,
  rejected: 38,
};

/** Opens the page of one import, as the server shows it; `more` are the answers beside that. */
export function openImport(
  found: Shown | (() => Shown),
  more: NonNullable<Answers["imports"]> = {},
  search = "",
  of = company,
): RenderedPage {
  const base = inNorthwind([of]);
  const byId = typeof found === "function" ? found : () => found;
  return renderPage(`/t/northwind/c/aurora/imports/${byId().id}${search}`, {
    ...base,
    imports: { ...base.imports, byId, ...more },
  });
}
