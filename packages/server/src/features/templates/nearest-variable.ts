import { variables, type Variable } from "./templates.rules.ts";

/** Names that other tools have for the same. */
const elsewhere: Readonly<Record<string, Variable>> = {
  company: "employer",
  fname: "first_name",
  given_name: "first_name",
  lname: "last_name",
  family_name: "last_name",
  surname: "last_name",
  full_name: "name",
  mail: "email",
  unsubscribe: "unsubscribe_url",
  unsubscribe_link: "unsubscribe_url",
};

/** Letters to add, drop, change or swap with their neighbour. */
function distance(from: string, to: string): number {
  const rows = [Array.from({ length: to.length + 1 }, (_, at) => at)];
  const at = (i: number, j: number) => rows[i]?.[j] ?? Infinity;
  for (let i = 1; i <= from.length; i += 1) {
    const row = [i];
    rows.push(row);
    for (let j = 1; j <= to.length; j += 1) {
      const isSwapped = from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
      const changed = at(i - 1, j - 1) + (from[i - 1] === to[j - 1] ? 0 : 1);
      row.push(
        Math.min(changed, at(i - 1, j) + 1, at(i, j - 1) + 1, isSwapped ? at(i - 2, j - 2) + 1 : Infinity),
      );
    }
  }
  return at(from.length, to.length);
}

/** What somebody may have meant; undefined where nothing is near. */
export function nearestVariable(name: string): Variable | undefined {
  if (Object.hasOwn(elsewhere, name)) return elsewhere[name];
  const bare = (text: string) => text.replaceAll("_", "");
  const [best] = variables
    .map((variable) => ({ variable, steps: distance(bare(name), bare(variable)) }))
    .toSorted((one, other) => one.steps - other.steps);
  return best && best.steps <= Math.min(3, Math.floor(best.variable.length / 3)) ? best.variable : undefined;
}
