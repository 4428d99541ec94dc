import { createWriteStream, statSync } from "node:fs";
import { once } from "node:events";

export interface LeadFile {
  readonly path: string;
  readonly bytes: number;
  readonly rows: number;
  /** What its import into an empty list must count. */
  readonly expected: { readonly created: number; readonly duplicate: number; readonly rejected: number };
}

export interface LeadFileOptions {
  readonly path: string;
  readonly rows: number;
  /** Every so many rows another name, as in a file that was exported again; 0 = none. */
  readonly changedEvery?: number;
}

const names = [
  "Müller, Zoë",
  "O'Neill, Áine",
  'Bright "B" Smith',
  "田中 美咲",
  "van den Berg, Łukasz",
  "Иванова, Ольга",
];
const firms = ["Größe & Söhne", "Acme, Inc.", "Lumière SARL", "", "Nakamura K.K."];
/** All that its lines say, addresses aside. */
export const leadFileWords: readonly string[] = [
  "email",
  "name",
  "company",
  "status",
  "active",
  ...names,
  ...firms,
];

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

/**
 * A lead file such as people have: quoted names with commas and quotes, several scripts, 1 % duplicates and 1 % lines that
 * hold no address. The same options give the same bytes.
 */
export async function writeLeadFile({ path, rows, changedEvery = 0 }: LeadFileOptions): Promise<LeadFile> {
  const out = createWriteStream(path);
  out.write("email,name,company,status\n");
  let [duplicate, rejected, part] = [0, 0, ""];
  for (let index = 0; index < rows; index += 1) {
    const isBroken = index % 100 === 57;
    const isDuplicate = index % 100 === 83;
    if (isBroken) rejected += 1;
    if (isDuplicate) duplicate += 1;
    const who = isDuplicate ? index - 40 : index;
    const email = isBroken ? `nobody ${index}` : `p${(who * 7_919) % 100_003}.${who}@example${who % 997}.org`;
    const isChanged = changedEvery > 0 && index % changedEvery === 11;
    const name = `${names[who % names.length]}${isChanged ? " (new)" : ""}`;
    part += `${email},${quoted(name)},${quoted(firms[who % firms.length] ?? "")},active\n`;
    if (part.length > 1_000_000) {
      if (!out.write(part)) await once(out, "drain");
      part = "";
    }
  }
  out.end(part);
  await once(out, "finish");
  const created = rows - duplicate - rejected;
  return { path, rows, bytes: statSync(path).size, expected: { created, duplicate, rejected } };
}
