import type { AppRouter } from "@rookery/server";
import type { inferRouterInputs } from "@trpc/server";

type ListInput = inferRouterInputs<AppRouter>["leads"]["list"];
export type LeadStatus = NonNullable<ListInput["statuses"]>[number];
export type LeadOrder = NonNullable<ListInput["order"]>;
export type FieldFilter = NonNullable<ListInput["fields"]>[number];
/** Which leads of a company. */
export type LeadFilter = Pick<
  ListInput,
  | "search"
  | "statuses"
  | "tagIds"
  | "importId"
  | "createdFrom"
  | "createdTo"
  | "hasName"
  | "isSuppressed"
  | "fields"
>;

export const leadStatuses = [
  "active",
  "unsubscribed",
  "bounced",
  "complained",
  "archived",
] as const satisfies LeadStatus[];
export const leadOrders = [
  "newest",
  "oldest",
  "email",
  "email_desc",
  "name",
  "name_desc",
] as const satisfies LeadOrder[];

/** As many as the server takes. */
export const TAGS_MAX = 5;
export const FIELDS_MAX = 3;

/** A list of leads as the address bar holds it. */
export interface LeadsSearch {
  readonly q?: string;
  /** Several stand with commas between them. */
  readonly status?: string;
  readonly tags?: string;
  readonly import?: string;
  /** Added from here on, and before there. */
  readonly from?: string;
  readonly to?: string;
  readonly named?: boolean;
  readonly suppressed?: boolean;
  readonly fields?: readonly FieldFilter[];
  readonly order?: Exclude<LeadOrder, "newest">;
  /** The saved view that was opened; alone it stands for all that the view says. */
  readonly view?: string;
  /** The lead whose panel is open. */
  readonly lead?: string;
  /** The dialog is open, so that it can be linked to. */
  readonly add?: true;
}

type Given = Record<string, unknown>;

const isId = (given: unknown): given is string =>
  typeof given === "string" && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(given);
/** The router takes what looks like a number for one. */
const textOf = (given: unknown): string =>
  typeof given === "string" || typeof given === "number" ? String(given) : "";
const momentOf = (given: unknown): string | undefined => {
  const at = new Date(typeof given === "string" ? given : Number.NaN);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
};
const parts = (given: unknown): string[] => [...new Set(textOf(given).split(","))];

function fieldFilter(given: unknown): FieldFilter[] {
  if (typeof given !== "object" || given === null) return [];
  const { fieldId, is, from, to } = given as Given;
  if (!isId(fieldId)) return [];
  const isBound = (value: unknown): value is string | number =>
    typeof value === "string" || typeof value === "number";
  if (isBound(is) || typeof is === "boolean") return [{ fieldId, is }];
  const bounds = { ...(isBound(from) && { from }), ...(isBound(to) && { to }) };
  return Object.keys(bounds).length > 0 ? [{ fieldId, ...bounds }] : [];
}

/** What the address says of the filter; whatever else stands there is left out. */
export function filterOf(search: Given): LeadFilter {
  const q = textOf(search["q"]).slice(0, 255);
  const statuses = leadStatuses.filter((each) => parts(search["status"]).includes(each));
  const tagIds = parts(search["tags"]).filter(isId).slice(0, TAGS_MAX);
  const [createdFrom, createdTo] = [momentOf(search["from"]), momentOf(search["to"])];
  const { named, suppressed, fields } = search;
  const own = Array.isArray(fields) ? fields.flatMap(fieldFilter).slice(0, FIELDS_MAX) : [];
  return {
    ...(q !== "" && { search: q }),
    ...(statuses.length > 0 && { statuses }),
    ...(tagIds.length > 0 && { tagIds }),
    ...(isId(search["import"]) && { importId: search["import"] }),
    ...(createdFrom !== undefined && { createdFrom }),
    ...(createdTo !== undefined && { createdTo }),
    ...(typeof named === "boolean" && { hasName: named }),
    ...(typeof suppressed === "boolean" && { isSuppressed: suppressed }),
    ...(own.length > 0 && { fields: own }),
  };
}

export const orderOf = ({ order }: Given): LeadOrder => leadOrders.find((each) => each === order) ?? "newest";

/** The address of a list, without what is open beside it. */
export function searchOf(filter: LeadFilter, order: LeadOrder): LeadsSearch {
  const { search, statuses, tagIds, importId, createdFrom, createdTo, hasName, isSuppressed, fields } =
    filter;
  return {
    ...(search && { q: search }),
    ...(statuses && { status: statuses.join(",") }),
    ...(tagIds && { tags: tagIds.join(",") }),
    ...(importId !== undefined && { import: importId }),
    ...(createdFrom !== undefined && { from: createdFrom }),
    ...(createdTo !== undefined && { to: createdTo }),
    ...(hasName !== undefined && { named: hasName }),
    ...(isSuppressed !== undefined && { suppressed: isSuppressed }),
    ...(fields && { fields }),
    ...(order !== "newest" && { order }),
  };
}

/** Neither filtered nor sorted, as when nothing was chosen. */
export const isPlain = (search: LeadsSearch): boolean =>
  Object.keys(searchOf(filterOf({ ...search }), orderOf({ ...search }))).length === 0;
