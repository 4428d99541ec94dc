import { AppError } from "../../errors.ts";
import { notPurged } from "../companies/companies.queries.ts";
import type { ListTemplatesInput, TemplateOrder } from "./templates.schema.ts";

export interface TemplateRow {
  id: string;
  name: string;
  subject: string;
  kind: "blocks" | "html";
  is_started: boolean;
  archived: Date | null;
  updated: Date;
  updated_by: string | null;
  folder_ids: string[];
  tags: { id: string; name: string }[];
  /** Where the row stands in the order of its page. */
  place: string;
}

interface TemplatePage {
  readonly name: string;
  readonly text: string;
  readonly values: unknown[];
  cursorOf(last: TemplateRow): string;
}

/** Microseconds as they are kept: a date of JavaScript has milliseconds, and would skip rows. */
const orders = {
  updated: {
    key: "to_char(t.updated AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US+00')",
    column: "t.updated",
    type: "timestamptz",
    way: "DESC",
    beyond: "<",
  },
  name: { key: "lower(t.name)", column: "lower(t.name)", type: "text", way: "ASC", beyond: ">" },
} as const;

const live = `SELECT FROM template_folders tf JOIN folders f ON f.tenant_id = tf.tenant_id AND f.id = tf.folder_id
  WHERE tf.tenant_id = t.tenant_id AND tf.template_id = t.id AND f.removed IS NULL`;

/** The statement of one page. A cursor that was not ours is refused as invalid. */
export function templatePage(tenantId: string, input: ListTemplatesInput): TemplatePage {
  const values: unknown[] = [tenantId];
  const add = (value: unknown, type: string): string => `$${values.push(value)}::${type}`;
  const order = orders[input.order];
  const conditions = ["t.tenant_id = $1::uuid"];
  if (input.companyId === null) conditions.push("t.company_id IS NULL");
  else {
    const company = add(input.companyId, "uuid");
    conditions.push(`t.company_id = ${company}`, notPurged("$1::uuid", company));
  }
  conditions.push(`t.archived IS ${input.place === "archived" ? "NOT NULL" : "NULL"}`);
  if (input.place === "unfiled") conditions.push(`NOT EXISTS (${live})`);
  else if (input.place !== "all" && input.place !== "archived")
    conditions.push(`EXISTS (${live} AND f.id = ${add(input.place, "uuid")})`);
  if (input.tagId)
    conditions.push(
      `EXISTS (SELECT FROM template_tags x WHERE x.tenant_id = t.tenant_id AND x.template_id = t.id AND x.tag_id = ${add(input.tagId, "uuid")})`,
    );
  if (input.search) conditions.push(`position(${add(input.search, "text")} IN t.search_text) > 0`);
  if (input.cursor !== undefined) {
    const [key, id] = readCursor(input.cursor, input.order);
    conditions.push(`(${order.column}, t.id) ${order.beyond} (${add(key, order.type)}, ${add(id, "uuid")})`);
  }
  const text = `
    SELECT t.*, author.name AS updated_by,
      coalesce((SELECT json_agg(tf.folder_id) FROM template_folders tf JOIN folders f ON f.tenant_id = tf.tenant_id AND f.id = tf.folder_id
        WHERE tf.tenant_id = $1::uuid AND tf.template_id = t.id AND f.removed IS NULL), '[]') AS folder_ids,
      coalesce((SELECT json_agg(json_build_object('id', g.id, 'name', g.name) ORDER BY lower(g.name), g.id) FROM template_tags x
        JOIN tags g ON g.tenant_id = x.tenant_id AND g.id = x.tag_id WHERE x.tenant_id = $1::uuid AND x.template_id = t.id), '[]') AS tags
    FROM (
      SELECT t.id, t.name, t.subject, t.kind, t.version, t.is_started, t.archived, t.updated, ${order.key} AS place
      FROM templates t WHERE ${conditions.join(" AND ")}
      ORDER BY ${order.column} ${order.way}, t.id ${order.way} LIMIT ${add(input.limit + 1, "int")}
    ) t
    LEFT JOIN template_versions v ON v.tenant_id = $1::uuid AND v.template_id = t.id AND v.number = t.version
    LEFT JOIN users author ON author.id = v.created_by
    ORDER BY t.place ${order.way}, t.id ${order.way}`;
  return { name: nameOf(input), text, values, cursorOf: ({ place, id }) => JSON.stringify([place, id]) };
}

/** Every statement has one text for one choice of filters, so that it is planned once a connection. */
const nameOf = ({ companyId, place, tagId, search, cursor, order }: ListTemplatesInput): string =>
  [
    "templates",
    companyId === null ? "pool" : "company",
    place === "all" || place === "unfiled" || place === "archived" ? place : "folder",
    tagId === undefined ? "any" : "tag",
    search ? "search" : "list",
    cursor === undefined ? "first" : "next",
    order,
  ].join("_");

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const moment = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d\.\d{6})\+00$/;

const isMoment = (text: string): boolean =>
  moment.test(text) && !Number.isNaN(Date.parse(text.replace(moment, "$1T$2Z")));

function readCursor(cursor: string, order: TemplateOrder): [key: string, id: string] {
  try {
    const [key, id] = JSON.parse(cursor) as unknown[];
    const isKey = typeof key === "string" && key.isWellFormed() && !key.includes("\0");
    if (isKey && typeof id === "string" && uuid.test(id) && (order === "name" || isMoment(key)))
      return [key, id];
  } catch {
    // Refused below.
  }
  throw new AppError("invalid", "invalid_input", { field: "cursor" });
}
