import type { Tx } from "@rookery/db";

/** Takes somebody out of the tenant: their access to companies, and the invites that they have sent, go with them. */
export async function endMembership(
  tx: Tx,
  of: { readonly tenantId: string; readonly userId: string; readonly at: Date },
): Promise<void> {
  const { tenantId, userId, at } = of;
  await tx.companyMember.deleteMany({ where: { tenantId, userId } });
  await tx.invite.updateMany({
    where: { tenantId, invitedBy: userId, accepted: null, revoked: null },
    data: { revoked: at },
  });
  await tx.tenantUser.updateMany({ where: { tenantId, userId }, data: { deleted: at } });
}
