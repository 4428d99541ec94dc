import { inTenant } from "@rookery/db";
import type { z } from "zod";
import type { TenantContext } from "../../context.ts";
import { enqueue } from "../../jobs/enqueue.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { lockLeads } from "../leads/lock-leads.ts";
import { listValues, suppressLeads } from "../leads/suppress-leads.ts";
import { readSuppressionList, type InvalidLine } from "./read-suppression-list.ts";
import { INVALID_SHOWN, type addSuppressionsInput } from "./suppressions.schema.ts";

/** lines = added + present + repeated + blank + invalid.count. */
export interface AddedSuppressions {
  readonly lines: number;
  readonly added: number;
  /** On the list before, some of them now for a stronger reason. */
  readonly present: number;
  readonly repeated: number;
  readonly blank: number;
  /** The first of the lines that say neither an address nor a domain, and how many there are. */
  readonly invalid: { readonly count: number; readonly lines: readonly InvalidLine[] };
  /** Leads that are not written to any more; those of a domain follow in the background. */
  readonly leads: number;
  readonly domains: number;
}

/** Ten thousand addresses are looked for in each company's list. */
const ADDING_MS = 60_000;

/** Puts addresses and domains on the tenant's list of whom not to write to. Given a second time, a list changes nothing. */
export async function addSuppressions(
  ctx: TenantContext,
  input: z.output<typeof addSuppressionsInput>,
): Promise<AddedSuppressions> {
  const given = readSuppressionList(input.text, input.firstLine);
  const { emails, domains, invalid } = given;
  const tenantId = ctx.tenant.id;
  const { reason: status, note } = input;
  const how = { tenantId, companyId: null, status, source: "list", createdBy: ctx.person.id, note } as const;
  return inTenant(
    ctx.db,
    ctx.tenant.scope,
    async (tx) => {
      await lockLeads(tx, tenantId);
      const people = await suppressLeads(tx, { ...how, emails });
      const whole = await listValues(tx, { ...how, kind: "domain", values: domains });
      if (whole.listed > 0) await enqueue(tx, "follow-suppressions", { tenantId, lifted: null });
      const added = people.added + whole.added;
      await recordAudit(tx, ctx, {
        action: "suppressions.add",
        subjectType: "suppression",
        companyId: null,
        after: { reason: status, note, added, domains: whole.added, leads: people.changed },
      });
      return {
        lines: given.lines,
        added,
        present: emails.length + domains.length - added,
        repeated: given.repeated,
        blank: given.blank,
        invalid: { count: invalid.length, lines: invalid.slice(0, INVALID_SHOWN) },
        leads: people.changed,
        domains: domains.length,
      };
    },
    { timeoutMs: ADDING_MS },
  );
}
