import { readRows } from "@rookery/db";
import type { z } from "zod";
import { wholeTenant, type TenantContext } from "../../context.ts";
import { AppError, notFound } from "../../errors.ts";
import { notPurged } from "../companies/companies.queries.ts";
import { suppressionsOf } from "../suppressions/suppressions.queries.ts";
import type { leadHistoryInput } from "./leads.schema.ts";

interface OfImport {
  readonly id: string;
  readonly fileName: string;
  /** Where the people of the file came from, and what they agreed to, as whoever imported it said. */
  readonly source: string | null;
  readonly consent: string | null;
}

/** What happened to a lead. `by` is null where nobody of the tenant did it, or they have left. */
export type LeadEvent = { readonly at: Date; readonly by: string | null } & (
  | { readonly kind: "created"; readonly import: OfImport | null }
  | {
      readonly kind: "imported";
      readonly import: OfImport;
      readonly before: {
        readonly name: string | null;
        readonly employer: string | null;
        readonly status: string;
      };
    }
  | {
      readonly kind: "edited";
      /** `leads.update`, `leads.merge`, ... as the procedure is named. */
      readonly action: string;
      readonly before: Readonly<Record<string, unknown>> | null;
      readonly after: Readonly<Record<string, unknown>> | null;
    }
  | { readonly kind: "reported"; readonly event: "sent" | "bounced" | "complained" | "unsubscribed" }
  | {
      readonly kind: "suppressed";
      readonly entry: { readonly kind: string; readonly reason: string; readonly source: string };
    }
);

/** Newest first; what happened in the same microsecond stands by its kind and key, so that every event has one place. */
interface Place {
  readonly micros: number;
  readonly kind: string;
  readonly key: string;
}

interface HistoryRow extends Omit<Place, "micros"> {
  micros: string;
  at: Date;
  by: string | null;
  facts: object;
}

const imported =
  "jsonb_build_object('id', i.id, 'fileName', i.file_name, 'source', i.source, 'consent', i.consent)";

/**
 * $1 tenant, $2 lead, $3 its address, $4 its company. The changes of imports are found import by import, because their key begins so;
 * the inner LIMIT keeps the planner from reading all changes instead.
 */
export const historyStatement = (isPool: boolean): string => {
  const at = (type: string, next = 0) => `$${(isPool ? 4 : 5) + next}::${type}`;
  const ofCompany = (alias: string) =>
    `${alias}.tenant_id = $1 AND ${alias}.company_id ${isPool ? "IS NULL" : "= $4"}`;
  return `
  WITH happened (at, kind, key, actor, facts) AS (
    SELECT l.created, 'created', '', coalesce(i.created_by, (
        SELECT a.actor_id FROM audit_log a WHERE a.tenant_id = $1 AND a.subject_id = $2 AND a.subject_type = 'lead' AND a.action = 'leads.add' LIMIT 1)),
      jsonb_build_object('import', CASE WHEN i.id IS NOT NULL THEN ${imported} END)
    FROM leads l LEFT JOIN imports i ON i.tenant_id = l.tenant_id AND i.id = l.import_id WHERE l.tenant_id = $1 AND l.id = $2
    UNION ALL
    SELECT c.changed, 'imported', i.id::text, i.created_by, jsonb_build_object('import', ${imported},
      'before', jsonb_build_object('name', c.name, 'employer', c.company, 'status', c.status))
    FROM imports i CROSS JOIN LATERAL (
      SELECT * FROM import_changes c WHERE c.tenant_id = $1 AND c.import_id = i.id AND c.lead_id = $2 LIMIT 1
    ) c WHERE ${ofCompany("i")}
    UNION ALL
    SELECT a.created, 'edited', a.id::text, a.actor_id, jsonb_build_object('action', a.action, 'before', a.before, 'after', a.after)
    FROM audit_log a WHERE a.tenant_id = $1 AND a.subject_id = $2 AND a.subject_type = 'lead' AND a.action <> 'leads.add'
    UNION ALL
    SELECT e.happened, 'reported', e.id::text, NULL, jsonb_build_object('event', e.kind)
    FROM sending_events e WHERE ${ofCompany("e")} AND e.recipient = $3
  )
  SELECT (extract(epoch FROM h.at) * 1000000)::bigint::text AS micros, h.at, h.kind, h.key, u.name AS by, h.facts
  FROM happened h LEFT JOIN users u ON u.id = h.actor
  WHERE (h.at, h.kind COLLATE "C", h.key COLLATE "C") < (timestamptz 'epoch' + ${at("bigint")} * interval '1 microsecond', ${at("text", 1)}, ${at("text", 2)})
  ORDER BY h.at DESC, h.kind COLLATE "C" DESC, h.key COLLATE "C" DESC LIMIT ${at("int", 3)}`;
};

/**
 * What happened to a lead, newest first: how it came, what imports and people changed, what was reported of its address here, and what
 * forbids to write to it. @throws AppError not_found, also for a lead out of the caller's sight; invalid for a cursor that is none of ours.
 */
export async function leadHistory(
  ctx: TenantContext,
  { leadId, cursor, limit }: z.output<typeof leadHistoryInput>,
): Promise<{ events: LeadEvent[]; nextCursor: string | null }> {
  const before = cursor === undefined ? FIRST : readCursor(cursor);
  const [lead] = await readRows<{ email: string; company_id: string | null }>(ctx.db, ctx.tenant.scope, {
    name: "leads_history_of",
    text: `SELECT email, company_id FROM leads l WHERE tenant_id = $1 AND id = $2 AND ${notPurged("$1", "l.company_id")}`,
    values: [ctx.tenant.id, leadId],
  });
  if (!lead) throw notFound();
  const isPool = lead.company_id === null;
  const [rows, entries] = await Promise.all([
    readRows<HistoryRow>(ctx.db, ctx.tenant.scope, {
      name: isPool ? "leads_history_pool" : "leads_history",
      text: historyStatement(isPool),
      values: [
        ctx.tenant.id,
        leadId,
        lead.email,
        ...(isPool ? [] : [lead.company_id]),
        before.micros,
        before.kind,
        before.key,
        limit + 1,
      ],
    }),
    suppressionsOf(ctx.db, wholeTenant(ctx.tenant), lead.email),
  ]);
  const all = [...rows.map(placed), ...entries.map(suppressed)]
    .filter(({ place }) => isAfter(place, before))
    .toSorted((one, other) => (isAfter(one.place, other.place) ? 1 : -1));
  const page = all.slice(0, limit);
  const last = page.at(-1);
  const { micros, kind, key } = last?.place ?? FIRST;
  return {
    events: page.map(({ event }) => event),
    nextCursor: all.length > limit ? JSON.stringify([micros, kind, key]) : null,
  };
}

interface PlacedEvent {
  readonly place: Place;
  readonly event: LeadEvent;
}

function placed({ micros, kind, key, at, by, facts }: HistoryRow): PlacedEvent {
  return { place: { micros: Number(micros), kind, key }, event: { at, by, kind, ...facts } as LeadEvent };
}

type Entry = Awaited<ReturnType<typeof suppressionsOf>>[number];

function suppressed({ id, kind, reason, source, createdAt, createdBy }: Entry): PlacedEvent {
  const event = {
    kind: "suppressed",
    at: createdAt,
    by: createdBy,
    entry: { kind, reason, source },
  } as const;
  return { place: { micros: createdAt.getTime() * 1_000, kind: event.kind, key: id }, event };
}

/** After all that can have happened: in the year 2255. */
const FIRST: Place = { micros: Number.MAX_SAFE_INTEGER, kind: "", key: "" };

/** True where a place comes later in the list, and so was earlier in time. */
function isAfter(one: Place, other: Place): boolean {
  if (one.micros !== other.micros) return one.micros < other.micros;
  if (one.kind !== other.kind) return one.kind < other.kind;
  return one.key < other.key;
}

function readCursor(cursor: string): Place {
  try {
    const [micros, kind, key] = JSON.parse(cursor) as unknown[];
    const isTime = typeof micros === "number" && Number.isSafeInteger(micros) && micros >= 0;
    if (isTime && isText(kind) && isText(key)) return { micros, kind, key };
  } catch {
    // Refused below.
  }
  throw new AppError("invalid", "invalid_input", { field: "cursor" });
}

const isText = (given: unknown): given is string =>
  typeof given === "string" && given.isWellFormed() && !given.includes("\0");
