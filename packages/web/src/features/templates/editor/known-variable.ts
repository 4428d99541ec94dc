import { variables } from "@rookery/server/templates/rules";

const known: ReadonlySet<string> = new Set(variables);

/** Whether a mail can be filled with it. */
export const isKnownVariable = (name: string): boolean => known.has(name);
