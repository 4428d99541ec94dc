import { finding, type Finding, type FindingPlace } from "./finding.ts";
import { nearestVariable } from "./nearest-variable.ts";
import { readVariables, uncertainVariables, variables, type VariableUse } from "./templates.rules.ts";

const known: ReadonlySet<string> = new Set(variables);

export function lintUses(uses: readonly VariableUse[], place: FindingPlace): Finding[] {
  const unknown = new Set(uses.map(({ name }) => name).filter((name) => !known.has(name)));
  const bare = new Set(
    uses
      .filter(({ name, fallback }) => fallback === "" && uncertainVariables.has(name))
      .map(({ name }) => name),
  );
  return [
    ...[...unknown].map((name) => {
      const suggestion = nearestVariable(name);
      return finding("unknown_variable", place, suggestion === undefined ? { name } : { name, suggestion });
    }),
    ...[...bare].map((name) => finding("missing_default", place, { name })),
  ];
}

/** Braces that make no variable would be sent as they are. */
export function lintBraces(text: string, place: FindingPlace): Finding[] {
  for (const part of readVariables(text)) {
    if (typeof part !== "string") continue;
    const at = part.indexOf("{{");
    const [text = ""] = part.slice(at, at + 30).split("\n", 1);
    if (at >= 0) return [finding("unreadable_variable", place, { text })];
  }
  return [];
}

export function lintText(text: string, place: FindingPlace): Finding[] {
  const uses = readVariables(text).filter((part) => typeof part !== "string");
  return [...lintUses(uses, place), ...lintBraces(text, place)];
}
