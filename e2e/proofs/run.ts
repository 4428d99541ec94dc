/** `pnpm prove [name ...]`: what is too slow, too rough or too statistical for `test`, against the built product. */
import { isMet, printFigures, type Figure } from "../bench/figures.ts";
import { proveAccess } from "./access.ts";
import { proveAccounts } from "./accounts.ts";
import { proveApi } from "./api.ts";
import { proveBrand } from "./brand.ts";
import { proveDns } from "./dns.ts";
import { proveImport } from "./import.ts";
import { proveIsolation } from "./isolation.ts";
import { proveLeads } from "./leads.ts";
import { proveLifecycle } from "./lifecycle.ts";
import { provePeople } from "./people.ts";
import type { Proof } from "./proof.ts";
import { proveSecrets } from "./secrets.ts";
import { proveTemplates } from "./templates.ts";

const proofs: Record<string, Proof> = {
  isolation: proveIsolation,
  import: proveImport,
  leads: proveLeads,
  api: proveApi,
  lifecycle: proveLifecycle,
  secrets: proveSecrets,
  access: proveAccess,
  dns: proveDns,
  people: provePeople,
  accounts: proveAccounts,
  templates: proveTemplates,
  brand: proveBrand,
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in proofs));
if (unknown.length > 0) {
  process.stderr.write(
    `There is no proof ${unknown.join(", ")}. There are: ${Object.keys(proofs).join(", ")}\n`,
  );
  process.exit(1);
}
const figures: Figure[] = [];
for (const name of asked.length > 0 ? asked : Object.keys(proofs)) {
  process.stderr.write(`${name} ...\n`);
  const proof = proofs[name];
  if (proof) figures.push(...(await proof()));
}
printFigures(figures);
process.exit(figures.some((figure) => isMet(figure) === false) ? 1 : 0);
