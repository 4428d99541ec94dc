/** Prints every procedure of the router with its kind, as JSON: the list that proofs must cover. */
import { appRouter } from "../src/router.ts";

// The router keeps its procedures under their full paths; its type shows them nested.
const flat = appRouter._def.procedures as unknown as Record<string, { _def: { type: string } }>;
const kinds = Object.entries(flat).map(([path, procedure]) => [path, procedure._def.type]);
process.stdout.write(`${JSON.stringify(Object.fromEntries(kinds))}\n`);
