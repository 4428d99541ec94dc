import type {
  SuppressionKind,
  SuppressionReason,
  SuppressionSource,
  SuppressionsView,
} from "../features/suppressions/suppressions-query.ts";
import type { LeadsSearch } from "../lib/leads-search.ts";
import { paths } from "../lib/paths.ts";

/** What the address may hold behind `?`, page by page: read with care, since anybody can write it. */
type Given = Record<string, unknown>;

export interface SignInSearch {
  /** Where to go afterwards: a path of the portal. */
  readonly next?: string;
  /** The session ended while somebody worked. */
  readonly ended?: boolean;
  /** The password was right; the second factor is asked for. */
  readonly step?: "factor";
}

/** A path of ours and nothing that a browser would read as another host (`//host`, `/\host`). */
const isOwnPath = (next: unknown): next is string =>
  typeof next === "string" && /^\/(?![/\\])/.test(next) && !next.startsWith(paths.signIn);

export const signInSearch = (search: Given): SignInSearch => ({
  ...(isOwnPath(search["next"]) && { next: search["next"] }),
  ...(search["ended"] === true && { ended: true }),
  ...(search["step"] === "factor" && { step: "factor" }),
});

export interface SecuritySearch {
  /** Slug of the tenant that asks for something first. */
  readonly closed?: string;
}

export const securitySearch = (search: Given): SecuritySearch =>
  typeof search["closed"] === "string" ? { closed: search["closed"] } : {};

export interface PeopleSearch {
  /** Absent = the members. */
  readonly tab?: "invites" | "roles";
  /** The dialog is open, so that it can be linked to. */
  readonly invite?: true;
}

export const peopleSearch = (search: Given): PeopleSearch => ({
  ...((search["tab"] === "invites" || search["tab"] === "roles") && { tab: search["tab"] }),
  ...(search["invite"] === true && { invite: true }),
});

export interface CompaniesSearch {
  readonly q?: string;
  /** Absent = in use. */
  readonly status?: "archived" | "all";
  /** The dialog is open, so that it can be linked to. */
  readonly add?: true;
}

export const companiesSearch = (search: Given): CompaniesSearch => ({
  ...(typeof search["q"] === "string" && search["q"] !== "" && { q: search["q"] }),
  ...((search["status"] === "archived" || search["status"] === "all") && { status: search["status"] }),
  ...(search["add"] === true && { add: true }),
});

export interface BrandSearch {
  /** Absent = the look. `preview` stands beside it where there is room. */
  readonly tab?: "preview" | "addresses" | "history";
}

const brandTabs = ["preview", "addresses", "history"] as const;

export const brandSearch = (search: Given): BrandSearch => {
  const tab = brandTabs.find((each) => each === search["tab"]);
  return tab ? { tab } : {};
};

const partsOfLeads = [
  "q",
  "status",
  "tags",
  "import",
  "from",
  "to",
  "named",
  "suppressed",
  "fields",
  "order",
] as const satisfies (keyof LeadsSearch)[];

/** What filters is read with care where the list is asked for: the first chunk need not carry that to every page. */
export const leadsSearch = (search: Given): LeadsSearch => ({
  ...Object.fromEntries(partsOfLeads.flatMap((part) => (part in search ? [[part, search[part]]] : []))),
  ...(isId(search["view"]) && { view: search["view"] }),
  ...(typeof search["lead"] === "string" && { lead: search["lead"] }),
  ...(search["add"] === true && { add: true }),
});

export interface LeadFieldsSearch {
  /** Absent = the tags. */
  readonly tab?: "fields";
  /** What tags are searched for. */
  readonly q?: string;
}

export const leadFieldsSearch = ({ tab, q }: Given): LeadFieldsSearch => ({
  ...(tab === "fields" && { tab }),
  ...(typeof q === "string" && q !== "" && { q: q.slice(0, 60) }),
});

export interface SuppressionsSearch extends SuppressionsView {
  /** A dialog is open, so that it can be linked to. */
  readonly add?: true;
  readonly erase?: true;
}

const suppressionKinds: readonly SuppressionKind[] = ["email", "domain", "hash"];
const suppressionReasons: readonly SuppressionReason[] = ["unsubscribed", "bounced", "complained"];
const suppressionSources: readonly SuppressionSource[] = ["report", "link", "list", "edit", "erasure"];

export const suppressionsSearch = (search: Given): SuppressionsSearch => {
  const kind = suppressionKinds.find((each) => each === search["kind"]);
  const reason = suppressionReasons.find((each) => each === search["reason"]);
  const source = suppressionSources.find((each) => each === search["source"]);
  return {
    ...(typeof search["q"] === "string" && search["q"] !== "" && { q: search["q"].slice(0, 255) }),
    ...(kind && { kind }),
    ...(reason && { reason }),
    ...(source && { source }),
    ...(search["add"] === true && { add: true }),
    ...(search["erase"] === true && { erase: true }),
  };
};

export interface DomainsSearch {
  /** The dialog is open, so that it can be linked to. */
  readonly add?: true;
}

export const domainsSearch = (search: Given): DomainsSearch => (search["add"] === true ? { add: true } : {});

export interface DomainSearch {
  /** Key of the record that is shown; absent = the first that needs something. */
  readonly record?: string;
}

export const domainSearch = (search: Given): DomainSearch =>
  typeof search["record"] === "string" ? { record: search["record"] } : {};

export interface ImportSearch {
  /** Back at the columns of a file that was checked. */
  readonly step?: "columns";
  /** Which of the lines that did not become leads are shown; absent = rejected. */
  readonly lines?: "duplicate" | "suppressed";
  /** Which of those that an undo did not take back are shown; absent = kept. */
  readonly undo?: "failed";
}

export const importSearch = ({ step, lines, undo }: Given): ImportSearch => ({
  ...(step === "columns" && { step }),
  ...((lines === "duplicate" || lines === "suppressed") && { lines }),
  ...(undo === "failed" && { undo }),
});

export interface AccountsSearch {
  /** What the list is filtered by. */
  readonly q?: string;
  /** Id of the domain that they are of; absent = of all. */
  readonly domain?: string;
}

export const accountsSearch = (search: Given): AccountsSearch => ({
  ...(typeof search["q"] === "string" && search["q"] !== "" && { q: search["q"].slice(0, 255) }),
  ...(isId(search["domain"]) && { domain: search["domain"] }),
});

export interface TemplatesSearch {
  /** `unfiled`, `archived`, or the id of the folder that is open; absent = all. */
  readonly folder?: string;
  /** What is searched for, everywhere but in the archive. */
  readonly q?: string;
  readonly tag?: string;
  readonly order?: "name";
  /** The dialog is open, so that it can be linked to. */
  readonly add?: true;
}

export const templatesSearch = (search: Given): TemplatesSearch => {
  const { folder, q, tag, order, add } = search;
  return {
    ...((isId(folder) || folder === "unfiled" || folder === "archived") && { folder }),
    ...(typeof q === "string" && q !== "" && { q: q.slice(0, 200) }),
    ...(isId(tag) && { tag }),
    ...(order === "name" && { order }),
    ...(add === true && { add: true }),
  };
};

export interface TemplateSearch {
  /** What stands beside the editor; absent = the preview. */
  readonly side?: "check" | "versions";
}

export const templateSearch = (search: Given): TemplateSearch =>
  search["side"] === "check" || search["side"] === "versions" ? { side: search["side"] } : {};

const isId = (given: unknown): given is string =>
  typeof given === "string" && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(given);

/** What a mail provider sends back (RFC 6749 4.1.2). */
export interface ConsentSearch {
  readonly state?: string;
  readonly code?: string;
  readonly error?: string;
}

/** The router takes what looks like a number for one. */
const text = (value: unknown) =>
  typeof value === "string" || typeof value === "number" ? String(value) : undefined;

export function consentSearch({ state, code, error }: Given): ConsentSearch {
  const given = { state: text(state), code: text(code), error: text(error) };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}
