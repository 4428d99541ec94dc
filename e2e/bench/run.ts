/** `pnpm bench [name ...]`: figures against a floor that the same run measures. */
import { inspect } from "node:util";
import { benchDns } from "./dns.ts";
import { benchImport } from "./import.ts";
import { benchList } from "./list.ts";
import { benchRpc } from "./rpc.ts";
import { benchScale } from "./scale.ts";
import { benchStart } from "./start.ts";
import { benchTemplates } from "./templates.ts";
import { benchWeb } from "./web.ts";
import { printFigures, type Figure } from "./figures.ts";

const benches: Record<string, () => Promise<Figure[]>> = {
  rpc: benchRpc,
  import: benchImport,
  list: benchList,
  dns: benchDns,
  scale: benchScale,
  start: benchStart,
  templates: benchTemplates,
  web: benchWeb,
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in benches));
if (unknown.length > 0) {
  process.stderr.write(
    `There is no bench ${unknown.join(", ")}. There are: ${Object.keys(benches).join(", ")}\n`,
  );
  process.exit(1);
}
const figures: Figure[] = [];
let failed = 0;
for (const name of asked.length > 0 ? asked : Object.keys(benches)) {
  process.stderr.write(`${name} ...\n`);
  try {
    figures.push(...((await benches[name]?.()) ?? []));
  } catch (error) {
    // The others' figures took long, and are as good as before.
    failed += 1;
    process.stderr.write(`${name} failed: ${inspect(error)}\n`);
  }
}
printFigures(figures);
process.exit(failed > 0 ? 1 : 0);
