import type { Tx } from "@rookery/db";
import type { AccountFacts } from "./mail-texts.ts";

/**
 * A name as it may stand in a mail to a stranger: nothing that a mail program would turn into a link, also by way of an encoded
 * word (RFC 2047) or a full stop of another script, and nothing that turns the line round. Names are typed by whoever made the
 * tenant, and our mails must not carry their advertisement.
 */
export const safeName = (name: string): string =>
  name
    .replace(/[\u202a-\u202e\u2066-\u2069]/gu, "")
    .replace(/=\?|[.\u3002\uff0e\uff61:/@]+(?=\S)/gu, " ")
    .replace(/\s+/gu, " ")
    .trim();

/** What an invite's mail names; undefined where it is open no more: then nobody is to be asked. */
export async function findInvite(
  tx: Tx,
  { tenantId, inviteId }: { tenantId: string; inviteId: string },
): Promise<Pick<AccountFacts, "tenantName" | "at"> | undefined> {
  const [row] = await tx.$queryRaw<{ name: string; expires: Date }[]>`
    SELECT t.name, i.expires FROM invites i JOIN tenants t ON t.id = i.tenant_id AND t.deleted IS NULL
    WHERE i.tenant_id = ${tenantId}::uuid AND i.id = ${inviteId}::uuid
      AND i.accepted IS NULL AND i.revoked IS NULL AND i.expires > now()`;
  return row && { tenantName: safeName(row.name), at: row.expires.toISOString() };
}
