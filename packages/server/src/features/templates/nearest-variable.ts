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

/** Letters to add, drop or change. */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, at) => at);
  for (let i = 1; i <= from.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= to.length; j += 1) {
      const same = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min(same, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
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
