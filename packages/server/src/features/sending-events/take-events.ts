import { inTenant, type Tx } from "@rookery/db";
import type { Deps } from "../../context.ts";
import { recordSystemAudit } from "../audit/record-system-audit.ts";
import { platformScope } from "../../platform-scope.ts";
import { dayIn } from "../email-accounts/tenant-day.ts";
import { lockLeads } from "../leads/lock-leads.ts";
import { suppressLeads } from "../leads/suppress-leads.ts";
import type { SendingEvent } from "./sending-events.schema.ts";

export interface Taken {
  readonly taken: number;
  /** Taken before; they did nothing again. */
  readonly repeated: number;
  /** Of accounts that are not there. */
  readonly unknown: number;
}

/** What the sender reports: counts what was sent, and suppresses who may not be written to any more. Each event counts once. */
export async function takeEvents(deps: Pick<Deps, "db">, events: readonly SendingEvent[]): Promise<Taken> {
  const sum = { taken: 0, repeated: 0, unknown: 0 };
  for (const [tenantId, own] of Map.groupBy(events, (event) => event.tenantId)) {
    const done = await inTenant(deps.db, platformScope(tenantId), (tx) => takeOfTenant(tx, tenantId, own));
    for (const key of ["taken", "repeated", "unknown"] as const) sum[key] += done[key];
  }
  return sum;
}

async function takeOfTenant(tx: Tx, tenantId: string, events: readonly SendingEvent[]): Promise<Taken> {
  await lockLeads(tx, tenantId);
  const accounts = await tx.emailAccount.findMany({
    where: { tenantId, id: { in: [...new Set(events.map(({ accountId }) => accountId))] } },
    select: { id: true, companyId: true },
  });
  const companyOf = new Map(accounts.map(({ id, companyId }) => [id, companyId]));
  const known = events.filter(({ accountId }) => companyOf.has(accountId));
  const kept = await tx.sendingEvent.createManyAndReturn({
    data: known.map(({ id, accountId, kind, recipient, at }) => ({
      tenantId,
      id,
      companyId: companyOf.get(accountId) ?? null,
      accountId,
      kind,
      recipient,
      happened: new Date(at),
    })),
    skipDuplicates: true,
    select: { id: true },
  });
  const fresh = new Set(kept.map(({ id }) => id));
  // An id that comes twice in one report counts once as well.
  const taken = [...new Map(known.map((event) => [event.id, event])).values()].filter(({ id }) =>
    fresh.has(id),
  );
  await countSent(tx, tenantId, taken);
  const suppressed = await suppress(tx, { tenantId, events: taken, companyOf });
  if (suppressed > 0)
    await recordSystemAudit(tx, {
      tenantId,
      companyId: null,
      action: "sendingEvents.suppress",
      subjectType: "lead",
      after: { leads: suppressed },
    });
  return {
    taken: taken.length,
    repeated: known.length - taken.length,
    unknown: events.length - known.length,
  };
}

/** Counts by the tenant's day; what is reported of a day before the counter's is history and changes no allowance. */
async function countSent(tx: Tx, tenantId: string, events: readonly SendingEvent[]): Promise<void> {
  const sent = events.filter(({ kind }) => kind === "sent");
  if (sent.length === 0) return;
  const config = await tx.tenantConfig.findFirst({ where: { tenantId }, select: { uiTimezone: true } });
  const timeZone = config?.uiTimezone ?? "UTC";
  const days = Map.groupBy(sent, ({ accountId, at }) => `${dayIn(timeZone, new Date(at))} ${accountId}`);
  for (const [key, ofDay] of [...days].toSorted(([one], [other]) => one.localeCompare(other))) {
    const [day = "", accountId] = key.split(" ");
    const last = new Date(Math.max(...ofDay.map(({ at }) => Date.parse(at))));
    await tx.$executeRaw`
      UPDATE email_accounts SET
        daily_count = CASE WHEN counted_on = ${day}::date THEN daily_count ELSE 0 END + ${ofDay.length},
        counted_on = ${day}::date,
        last_warmed = CASE WHEN warmup_began IS NULL THEN last_warmed ELSE greatest(last_warmed, ${last}) END
      WHERE tenant_id = ${tenantId}::uuid AND id = ${accountId}::uuid AND (counted_on IS NULL OR counted_on <= ${day}::date)`;
  }
}

/** A full mailbox is no reason to write to nobody there again; an address that refuses for good is. */
async function suppress(
  tx: Tx,
  of: {
    tenantId: string;
    events: readonly SendingEvent[];
    companyOf: ReadonlyMap<string, string | null>;
  },
): Promise<number> {
  const { tenantId } = of;
  let leads = 0;
  for (const status of ["bounced", "unsubscribed", "complained"] as const) {
    const refusing = of.events.filter(
      ({ kind, isPermanent }) => kind === status && (kind !== "bounced" || isPermanent),
    );
    for (const [companyId, ofCompany] of Map.groupBy(
      refusing,
      ({ accountId }) => of.companyOf.get(accountId) ?? null,
    )) {
      const emails = ofCompany.map(({ recipient }) => recipient);
      const { changed } = await suppressLeads(tx, { tenantId, companyId, emails, status, source: "report" });
      leads += changed;
    }
  }
  return leads;
}
