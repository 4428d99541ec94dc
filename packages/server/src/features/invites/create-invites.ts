import { randomUUIDv7 } from "node:crypto";
import { inTenant, readInTenant, type Tx } from "@rookery/db";
import { wholeTenant, type TenantContext } from "../../context.ts";
import { AppError, notFound } from "../../errors.ts";
import { enqueue } from "../../jobs/enqueue.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { isAbove, lockPeople } from "../people/member-row.ts";
import { noteRefusal } from "../policies/note-refusal.ts";
import { readPolicy } from "../policies/policies.queries.ts";
import { mayInvite } from "../policies/policies.schema.ts";
import type { CreateInvitesInput } from "./invites.schema.ts";

const DAY_MS = 86_400_000;

/** Invites of one tenant that wait at a time. */
const OPEN_MAX = 1_000;

export interface CreatedInvite {
  readonly email: string;
  /** Null for somebody who is a member already. */
  readonly inviteId: string | null;
}

/**
 * Asks people to join, each by a mail with a link of their own. An open invite to the same address is replaced.
 * @throws AppError blocked member_invites_off or too_many_invites; forbidden role_too_high; not_found for a company out of sight;
 * limited.
 */
export async function createInvites(ctx: TenantContext, input: CreateInvitesInput): Promise<CreatedInvite[]> {
  const emails = [...new Set(input.emails)];
  await requirePermitted(ctx, input);
  await spendInvites(ctx, emails.length);
  const { id: tenantId } = ctx.tenant;
  return inTenant(ctx.db, wholeTenant(ctx.tenant), async (tx) => {
    await lockPeople(tx, tenantId);
    await requireCompanies(tx, ctx, input);
    const members = await tx.tenantUser.findMany({
      where: { tenantId, deleted: null, user: { email: { in: emails } } },
      select: { user: { select: { email: true } } },
    });
    const known = new Set(members.map(({ user }) => user.email));
    const asked = emails.filter((email) => !known.has(email));
    await replaceOpen(tx, ctx, asked);
    const created: CreatedInvite[] = [];
    for (const email of emails) {
      const inviteId = known.has(email) ? null : await addInvite(tx, ctx, email, input);
      created.push({ email, inviteId });
    }
    await recordAudit(tx, ctx, {
      action: "invites.create",
      subjectType: "invite",
      companyId: null,
      after: { emails: asked, role: input.role, companies: input.companies.length, days: input.days },
    });
    return created;
  });
}

/** @throws AppError blocked member_invites_off, forbidden role_too_high. */
async function requirePermitted(ctx: TenantContext, { role }: CreateInvitesInput): Promise<void> {
  const { tenant, person } = ctx;
  const { policy } = await readInTenant(ctx.db, tenant.scope, (tx) => readPolicy(tx, tenant.id));
  if (!mayInvite(policy, tenant.role)) {
    await noteRefusal(ctx.db, {
      rule: "member_invites",
      place: "invite",
      userId: person.id,
      tenantId: tenant.id,
    });
    throw new AppError("blocked", "member_invites_off");
  }
  if (isAbove(role, tenant.role)) throw new AppError("forbidden", "role_too_high", { field: "role" });
}

/** Each address counts, since each is a mail to a stranger. */
async function spendInvites(ctx: TenantContext, count: number): Promise<void> {
  for (let each = 0; each < count; each += 1) {
    await ctx.limits.spend("invitesTenant", ctx.tenant.id);
    if (ctx.tenant.role === "member")
      await ctx.limits.spend("invitesMember", `${ctx.tenant.id} ${ctx.person.id}`);
  }
}

/** A member passes on no more than they have: in each company at most their own access. */
async function requireCompanies(
  tx: Tx,
  ctx: TenantContext,
  { companies }: CreateInvitesInput,
): Promise<void> {
  const ids = [...new Set(companies.map(({ companyId }) => companyId))];
  const { access: own } = ctx.tenant;
  if (own && ids.some((id) => !own.has(id))) throw notFound();
  const seen = await tx.company.count({
    where: { tenantId: ctx.tenant.id, id: { in: ids }, purged: null, status: { not: "archived" } },
  });
  if (seen !== ids.length) throw notFound();
  if (own && companies.some(({ companyId, access }) => access === "work" && own.get(companyId) !== "work"))
    throw new AppError("forbidden", "view_only");
}

async function replaceOpen(tx: Tx, ctx: TenantContext, emails: readonly string[]): Promise<void> {
  const open = { tenantId: ctx.tenant.id, accepted: null, revoked: null };
  const replaced = await tx.invite.findMany({
    where: { ...open, email: { in: [...emails] } },
    select: { id: true, invitedBy: true },
  });
  // A member does not undo what somebody else has offered.
  const isMember = ctx.tenant.role === "member";
  if (isMember && replaced.some(({ invitedBy }) => invitedBy !== ctx.person.id))
    throw new AppError("conflict", "invite_not_yours", { field: "emails" });
  await tx.invite.updateMany({
    where: { ...open, id: { in: replaced.map(({ id }) => id) } },
    data: { revoked: ctx.clock() },
  });
  const left = await tx.invite.count({ where: { ...open, expires: { gt: ctx.clock() } } });
  if (left + emails.length > OPEN_MAX)
    throw new AppError("blocked", "too_many_invites", { details: { max: OPEN_MAX } });
}

async function addInvite(
  tx: Tx,
  ctx: TenantContext,
  email: string,
  input: CreateInvitesInput,
): Promise<string> {
  const { id: tenantId } = ctx.tenant;
  const id = randomUUIDv7();
  const now = ctx.clock();
  const expires = new Date(now.getTime() + input.days * DAY_MS);
  const { role, note } = input;
  await tx.invite.createMany({
    data: { tenantId, id, email, role, note, invitedBy: ctx.person.id, created: now, expires },
  });
  const companies = role === "member" ? input.companies : [];
  await tx.inviteCompany.createMany({
    data: companies.map(({ companyId, access }) => ({ tenantId, inviteId: id, companyId, access })),
    skipDuplicates: true,
  });
  await enqueue(tx, "mail-invite", { tenantId, inviteId: id });
  return id;
}
