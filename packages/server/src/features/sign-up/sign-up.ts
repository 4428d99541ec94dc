import { asSystem, type Tx } from "@rookery/db";
import type { Context } from "../../context.ts";
import { notFound } from "../../errors.ts";
import { evenTime } from "../../even-time.ts";
import { hashPassword } from "../../passwords.ts";
import { refuseWeakPassword } from "../../password-rules.ts";
import { recordPersonAudit } from "../audit/record-person-audit.ts";
import { queuePersonMail } from "../mails/queue-mail.ts";
import { keepLanguage } from "../preferences/keep-language.ts";
import { createTenant } from "../tenants/create-tenant.ts";
import { markSignUpBrowser } from "./sign-up-browser.ts";
import type { SignUpInput } from "./sign-up.schema.ts";

/** Several times what hashing and the longer transaction take. */
const EVEN_MS = 250;

/**
 * Makes a person, their tenant and its ownership, and mails the link that confirms the address. The answer is the same, in
 * content and in time, for an address that has an account; its owner gets a mail that says so.
 * @throws AppError not_found at a tenant's own address, invalid for a weak password, limited for too many mails to one address.
 */
export function signUp(ctx: Context, input: SignUpInput): Promise<{ sentTo: string }> {
  // Whoever signs up becomes a customer of the platform, whose name a tenant's own address does not give away.
  if (ctx.address.tenant) return Promise.reject(notFound());
  refuseWeakPassword(input.password, { email: input.email, names: [input.name, input.tenantName] });
  return evenTime(EVEN_MS, async () => {
    await ctx.limits.spend("mailAccount", input.email);
    // Hashed before anybody looks whether the address is known.
    const passwordHash = await hashPassword(input.password);
    await asSystem(ctx.db, "sign up", (tx) => register(tx, ctx, { ...input, passwordHash }));
    markSignUpBrowser(ctx, { email: input.email, passwordHash });
    return { sentTo: input.email };
  });
}

type Registration = SignUpInput & { readonly passwordHash: string };

async function register(tx: Tx, ctx: Context, of: Registration): Promise<void> {
  const owner = await claimAddress(tx, of);
  if (owner.verified) {
    await queuePersonMail(tx, ctx, { userId: owner.id, kind: "already_registered", recipient: of.email });
  } else {
    await tx.user.updateMany({ where: { id: owner.id }, data: { name: of.name } });
    await tx.$executeRaw`
      INSERT INTO user_passwords (user_id, password_hash) VALUES (${owner.id}::uuid, ${of.passwordHash})
      ON CONFLICT (user_id) DO UPDATE SET password_hash = excluded.password_hash, updated = now()`;
    await keepLanguage(tx, owner.id, of.language);
    await openTenant(tx, ctx, { id: owner.id, email: of.email, tenantName: of.tenantName });
    await queuePersonMail(tx, ctx, { userId: owner.id, kind: "verify_email", recipient: of.email });
  }
  await recordPersonAudit(tx, ctx, {
    userId: owner.id,
    action: "signUp.signUp",
    detail: { network: ctx.request.network, known: owner.verified },
  });
}

/** The person of the address, made where there is none, locked: of sign-ups at once each sees what the one before did. */
async function claimAddress(tx: Tx, of: Registration): Promise<{ id: string; verified: boolean }> {
  await tx.user.createMany({ data: { name: of.name, email: of.email }, skipDuplicates: true });
  const [person] = await tx.$queryRaw<{ id: string; verified: boolean }[]>`
    SELECT id, email_verified IS NOT NULL AS verified FROM users
    WHERE email = ${of.email} AND deleted IS NULL FOR UPDATE`;
  if (!person) throw new Error("The person was made a statement before");
  return person;
}

/** Until an address is confirmed its latest sign-up counts: a tenant that nobody could enter yet takes the new name. */
async function openTenant(
  tx: Tx,
  ctx: Context,
  owner: { id: string; email: string; tenantName: string },
): Promise<void> {
  const renamed = await tx.$executeRaw`
    UPDATE tenants t SET name = ${owner.tenantName}, updated = now()
    FROM tenant_users m
    WHERE m.user_id = ${owner.id}::uuid AND m.tenant_id = t.id AND m.roles = ARRAY['owner'] AND m.deleted IS NULL
      AND t.deleted IS NULL
      AND NOT EXISTS (SELECT FROM tenant_users o WHERE o.tenant_id = t.id AND o.user_id <> m.user_id)`;
  if (renamed === 0) await createTenant(tx, ctx, { name: owner.tenantName, owner });
}
