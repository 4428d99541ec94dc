import { randomBytes } from "node:crypto";
import { inTenant, Prisma } from "@rookery/db";
import type { TenantContext } from "../context.ts";
import { addFolder } from "../features/folders/add-folder.ts";
import { takeEvents } from "../features/sending-events/take-events.ts";
import { addTemplate } from "../features/templates/add-template.ts";
import { setTags } from "../features/templates/set-tags.ts";
import { demoMailboxes, demoTemplates, type DemoMailbox } from "./demo-mail.ts";
import { demoLead } from "./demo-people.ts";

/** Mailboxes that have sent, and what they send, of a company that has leads. */
export async function seedMail(ctx: TenantContext, companyId: string, workspace: string): Promise<void> {
  await seedMailboxes(ctx, companyId, workspace);
  await seedTemplates(ctx, companyId);
}

/** Their domain is reserved and so nobody's: it is never looked at, and they are tried only when somebody asks. */
async function seedMailboxes(ctx: TenantContext, companyId: string, workspace: string): Promise<void> {
  const tenantId = ctx.tenant.id;
  const name = `${workspace}.example`;
  const place = { tenantId, companyId };
  const domainId = await inTenant(ctx.db, ctx.tenant.scope, async (tx) => {
    const token = randomBytes(16).toString("hex");
    const domain = { ...place, domain: name, registrable: name, ownershipToken: token, nextCheck: null };
    return (await tx.domain.create({ data: domain, select: { id: true } })).id;
  });
  for (const mailbox of demoMailboxes) {
    const id = await seedMailbox(ctx, { ...place, domainId, domain: name }, mailbox);
    if (mailbox.sent > 0) await report(ctx, workspace, { accountId: id, sent: mailbox.sent });
  }
}

async function seedMailbox(
  ctx: TenantContext,
  { domain, ...place }: { tenantId: string; companyId: string; domainId: string; domain: string },
  { local, senderName, status, dailyLimit, warmup, fault }: DemoMailbox,
): Promise<string> {
  const email = `${local}@${domain}`;
  const at = (port: number) => ({ host: `mail.${domain}`, port, security: "tls", username: email });
  const now = ctx.clock();
  const made = await inTenant(ctx.db, ctx.tenant.scope, (tx) =>
    tx.emailAccount.create({
      data: {
        ...place,
        email,
        senderName,
        status,
        dailyLimit,
        ...(warmup && {
          warmupStart: warmup.start,
          warmupStep: warmup.step,
          warmupTarget: warmup.target,
          warmupBegan: new Date(now.getTime() - warmup.daysAgo * 86_400_000),
        }),
        smtpSettings: at(465),
        imapSettings: at(993),
        fault: fault ?? Prisma.DbNull,
        failedChecks: fault ? 2 : 0,
        checked: now,
        nextCheck: null,
      },
      select: { id: true },
    }),
  );
  return made.id;
}

/** As the platform's sender would: one of the readers wants no more, and one is not there. */
async function report(
  ctx: TenantContext,
  workspace: string,
  { accountId, sent }: { accountId: string; sent: number },
): Promise<void> {
  const now = ctx.clock().getTime();
  const event = (kind: "sent" | "bounced" | "unsubscribed", index: number) => ({
    tenantId: ctx.tenant.id,
    id: `demo-${kind}-${index}`,
    accountId,
    kind,
    recipient: demoLead(workspace, index).email,
    at: new Date(now - index * 1_000).toISOString(),
    isPermanent: kind === "bounced",
  });
  const all = Array.from({ length: sent }, (_, index) => event("sent", index));
  await takeEvents(ctx, [...all, event("bounced", 3), event("unsubscribed", 5)]);
}

async function seedTemplates(ctx: TenantContext, companyId: string): Promise<void> {
  const folders = new Map<string, string>();
  for (const { path } of demoTemplates)
    for (const [depth, name] of path.entries()) {
      const key = path.slice(0, depth + 1).join("/");
      const parentId = depth === 0 ? null : (folders.get(path.slice(0, depth).join("/")) ?? null);
      if (!folders.has(key)) folders.set(key, (await addFolder(ctx, { companyId, parentId, name })).id);
    }
  for (const { path, name, draft, tags } of demoTemplates) {
    const folderId = folders.get(path.join("/")) ?? null;
    const { id } = await addTemplate(ctx, { companyId, folderId, name, draft });
    if (tags.length > 0) await setTags(ctx, { templateId: id, tags: [...tags] });
  }
}
