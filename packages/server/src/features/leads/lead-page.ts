import type { z } from "zod";
import { AppError } from "../../errors.ts";
import { notPurged } from "../companies/companies.queries.ts";
import { COUNT_CAP, type listLeadsInput } from "./leads.schema.ts";

/** Where a row stands in the order of its page. */
export interface LeadPlace {
  readonly id: string;
  readonly email: string;
  readonly name_key: string | null;
  /** In a search: 0 = found by its address, 1 = by its name. */
  readonly rank: number;
}

interface Statement {
  readonly name: string;
  readonly text: string;
  readonly values: unknown[];
}

export interface LeadPage {
  readonly rows: Statement;
  readonly count: Statement;
  cursorOf(last: LeadPlace): string;
}

type Input = z.output<typeof listLeadsInput>;

/** $1 tenant, $2 company (absent for the pool, where the text has no place for it), then as they come. */
class Values {
  readonly all: unknown[];
  constructor(tenantId: string) {
    this.all = [tenantId];
  }
  add(value: unknown, type: string): string {
    this.all.push(value);
    return `$${this.all.length}::${type}`;
  }
}

const columns =
  "id, company_id, email, name, company AS employer, status, import_id, created, updated, name_key";

/** The list that the page is of, as conditions that an index can serve behind the wall. */
function listOf(input: Input, values: Values): string {
  const company = input.companyId === null ? undefined : values.add(input.companyId, "uuid");
  const ofCompany = company === undefined ? "IS NULL" : `= ${company} AND ${notPurged("$1::uuid", company)}`;
  const status = input.status === undefined ? "" : ` AND status = ${values.add(input.status, "text")}`;
  return `tenant_id = $1::uuid AND company_id ${ofCompany}${status}`;
}

/** Every statement has one text for one choice of filters, so that it is planned once a connection. */
const nameOf = (kind: string, input: Input): string =>
  [
    "leads",
    kind,
    input.companyId === null ? "pool" : "company",
    input.status === undefined ? "any" : input.status === "active" ? "active" : "rare",
    input.cursor === undefined ? "first" : "next",
  ].join("_");

/** The statements of one page. A cursor that was not ours is refused as invalid. */
export function leadPage(tenantId: string, input: Input): LeadPage {
  if (input.search) return searchPage(tenantId, input, input.search.toLowerCase());
  return input.order === "email" ? emailPage(tenantId, input) : newestPage(tenantId, input);
}

function newestPage(tenantId: string, input: Input): LeadPage {
  const values = new Values(tenantId);
  const list = listOf(input, values);
  const after = input.cursor === undefined ? "" : ` AND id < ${values.add(readUuid(input.cursor), "uuid")}`;
  const text = `SELECT ${columns}, 0 AS rank FROM leads WHERE ${list}${after} ORDER BY id DESC LIMIT ${values.add(input.limit + 1, "int")}`;
  return {
    rows: { name: nameOf("newest", input), text, values: values.all },
    count: countOf(tenantId, input),
    cursorOf: ({ id }) => id,
  };
}

function emailPage(tenantId: string, input: Input): LeadPage {
  const values = new Values(tenantId);
  const list = listOf(input, values);
  const after = input.cursor === undefined ? "" : ` AND email > ${values.add(input.cursor, "text")}`;
  const text = `SELECT ${columns}, 0 AS rank FROM leads WHERE ${list}${after} ORDER BY email LIMIT ${values.add(input.limit + 1, "int")}`;
  return {
    rows: { name: nameOf("email", input), text, values: values.all },
    count: countOf(tenantId, input),
    cursorOf: ({ email }) => email,
  };
}

/**
 * First the leads whose address begins so, by address, then those whose name does, by name: each half is one walk along one
 * index, which a common order of both could not be.
 */
function searchPage(tenantId: string, input: Input, search: string): LeadPage {
  const values = new Values(tenantId);
  const list = listOf(input, values);
  const prefix = values.add(search, "text");
  const cursor = input.cursor === undefined ? undefined : readSearchCursor(input.cursor);
  const limit = values.add(input.limit + 1, "int");
  const isInNames = cursor?.rank === 1;
  const afterEmail = cursor && !isInNames ? ` AND email > ${values.add(cursor.key, "text")}` : "";
  const afterName =
    cursor && isInNames
      ? ` AND (name_key, id) > (${values.add(cursor.key, "text")}, ${values.add(cursor.id, "uuid")})`
      : "";
  const byEmail = `(SELECT ${columns}, 0 AS rank FROM leads WHERE ${list} AND email ^@ ${prefix}${afterEmail} ORDER BY email LIMIT ${limit})`;
  const byName = `(SELECT ${columns}, 1 AS rank FROM leads WHERE ${list} AND name_key ^@ ${prefix}${afterName}
    AND NOT email ^@ ${prefix} ORDER BY name_key, id LIMIT ${limit})`;
  const halves = isInNames ? byName : `${byEmail} UNION ALL ${byName}`;
  const text = `SELECT * FROM (${halves}) AS found ORDER BY rank, CASE WHEN rank = 0 THEN email ELSE name_key END COLLATE "C", id LIMIT ${limit}`;
  return {
    rows: { name: `${nameOf("search", input)}_${isInNames ? "names" : "both"}`, text, values: values.all },
    count: countFound(tenantId, input, search),
    cursorOf: ({ rank, email, name_key, id }) => JSON.stringify([rank, rank === 0 ? email : name_key, id]),
  };
}

/** The order keeps the planner on the list's own index; without it a walk through everybody's rows may look cheaper. */
function countOf(tenantId: string, input: Input): Statement {
  const values = new Values(tenantId);
  const text = `SELECT count(*)::int AS total FROM (SELECT FROM leads WHERE ${listOf(input, values)} ORDER BY id LIMIT ${COUNT_CAP + 1}) AS counted`;
  return { name: nameOf("count", input), text, values: values.all };
}

function countFound(tenantId: string, input: Input, search: string): Statement {
  const values = new Values(tenantId);
  const list = listOf(input, values);
  const prefix = values.add(search, "text");
  const cap = COUNT_CAP + 1;
  const text = `SELECT (SELECT count(*) FROM (SELECT FROM leads WHERE ${list} AND email ^@ ${prefix} ORDER BY email LIMIT ${cap}) AS counted)::int
    + (SELECT count(*) FROM (SELECT FROM leads WHERE ${list} AND name_key ^@ ${prefix} AND NOT email ^@ ${prefix} ORDER BY name_key LIMIT ${cap}) AS counted)::int AS total`;
  return { name: nameOf("count_found", input), text, values: values.all };
}

const badCursor = () => new AppError("invalid", "invalid_input", { field: "cursor" });

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function readUuid(text: string): string {
  if (!uuid.test(text)) throw badCursor();
  return text;
}

function readSearchCursor(cursor: string): { rank: number; key: string; id: string } {
  try {
    const [rank, key, id] = JSON.parse(cursor) as unknown[];
    if ((rank === 0 || rank === 1) && typeof key === "string" && typeof id === "string") {
      return { rank, key, id: readUuid(id) };
    }
  } catch {
    // Refused below.
  }
  throw badCursor();
}
