import type { Resolve } from "../look.ts";
import { dataText } from "../record.ts";
import { hasMacros } from "./expand-macros.ts";
import {
  allOf,
  isMechanism,
  isSpf,
  parseSpf,
  redirectOf,
  type SpfMechanism,
  type SpfRecord,
} from "./parse-spf.ts";

/** Look-ups that one evaluation may cost, and those of them that may find nothing (RFC 7208 4.6.4). */
export const LOOKUPS_MAX = 10;
export const VOID_LOOKUPS_MAX = 2;

/** Look-ups after which a walk gives up counting: the answer has long been "too many". */
const WALK_MAX = 60;

export type SpfNodeFault = "missing" | "several" | "syntax" | "loop" | "unreachable";

/** One record of the walk: the domain's own, or one that it includes or redirects to. */
export interface SpfNode {
  readonly domain: string;
  readonly text: string | undefined;
  /** The look-ups of this record's terms and of everything below them, without the one that led here. */
  readonly lookups: number;
  readonly children: readonly SpfNode[];
  readonly fault: SpfNodeFault | undefined;
}

export interface SpfWalk {
  readonly root: SpfNode;
  readonly lookups: number;
  readonly voidLookups: number;
}

interface Walker {
  readonly resolve: Resolve;
  spent: number;
  voids: number;
}

const costs = new Set(["include", "a", "mx", "ptr", "exists"]);

/**
 * Follows a record to all that it leads to and counts what an evaluation costs that matches nothing: one for each include,
 * a, mx, ptr, exists and redirect (RFC 7208 4.6.4). The hosts that an mx names do not count.
 * @param text the record that is published, or one that is planned.
 */
export async function walkSpf(domain: string, text: string, resolve: Resolve): Promise<SpfWalk> {
  const walker: Walker = { resolve, spent: 0, voids: 0 };
  const root = await nodeOf(walker, domain, text, [domain]);
  return { root, lookups: root.lookups, voidLookups: walker.voids };
}

async function nodeOf(
  walker: Walker,
  domain: string,
  text: string,
  path: readonly string[],
): Promise<SpfNode> {
  const record = parseSpf(text);
  const children: SpfNode[] = [];
  let own = 0;
  for (const term of countedTerms(record)) {
    own += 1;
    walker.spent += 1;
    if (walker.spent > WALK_MAX) break;
    if (term.name === "include") children.push(await include(walker, term.domain ?? "", path));
    else await look(walker, term, domain);
  }
  const redirect = redirectOf(record);
  if (redirect !== undefined && walker.spent <= WALK_MAX) {
    own += 1;
    walker.spent += 1;
    children.push(await include(walker, redirect, path));
  }
  const lookups = children.reduce((sum, child) => sum + child.lookups, own);
  return { domain, text, lookups, children, fault: record.fault === undefined ? undefined : "syntax" };
}

/** What stands behind `all` is never reached. */
function countedTerms(record: SpfRecord): SpfMechanism[] {
  const all = allOf(record);
  const reached = all ? record.terms.slice(0, record.terms.indexOf(all)) : record.terms;
  return reached.filter(isMechanism).filter((term) => costs.has(term.name));
}

async function include(walker: Walker, target: string, path: readonly string[]): Promise<SpfNode> {
  const domain = target.toLowerCase().replace(/\.$/, "");
  const leaf = (fault: SpfNodeFault | undefined): SpfNode => ({
    domain,
    text: undefined,
    lookups: 0,
    children: [],
    fault,
  });
  if (path.includes(domain)) return leaf("loop");
  // Whom a macro leads to depends on the mail; it counts and is not followed.
  if (hasMacros(domain)) return leaf(undefined);
  const { kind, records } = await walker.resolve(domain, "TXT");
  if (kind === "nodata" || kind === "nxdomain") walker.voids += 1;
  else if (kind !== "records") return leaf("unreachable");
  const [text, second] = records.map(dataText).filter(isSpf);
  if (text === undefined) return leaf("missing");
  if (second !== undefined) return leaf("several");
  return nodeOf(walker, domain, text, [...path, domain]);
}

/** Whether the look-up of a, mx or exists finds nothing, where the name does not depend on the mail. */
async function look(walker: Walker, term: SpfMechanism, own: string): Promise<void> {
  const domain = term.domain ?? own;
  if (term.name === "ptr" || hasMacros(domain)) return;
  const { kind } = await walker.resolve(domain, term.name === "mx" ? "MX" : "A");
  const isVoid = kind === "nodata" || kind === "nxdomain";
  // A host may have IPv6 alone; the look-up that a receiver makes depends on the sender's address.
  if (!isVoid || (term.name === "a" && (await walker.resolve(domain, "AAAA")).kind === "records")) return;
  walker.voids += 1;
}

/** The domain's own includes by what they cost, the dearest first. */
export const costliestIncludes = (walk: SpfWalk): { domain: string; lookups: number }[] =>
  walk.root.children
    .map(({ domain, lookups }) => ({ domain, lookups: lookups + 1 }))
    .sort((a, b) => b.lookups - a.lookups);

/** The first record of the walk that makes the whole a permanent error, nearest first. */
export function faultyNode(walk: SpfWalk): SpfNode | undefined {
  const queue: SpfNode[] = [walk.root];
  for (let node = queue.shift(); node; node = queue.shift()) {
    if (node.fault !== undefined) return node;
    queue.push(...node.children);
  }
  return undefined;
}
