import type { Tx } from "@rookery/db";
import type { Context } from "../../context.ts";
import { recordSystemAudit } from "../audit/record-system-audit.ts";
import { tellNotice } from "../notices/tell-notice.ts";
import { addMember } from "../people/add-member.ts";
import { readPolicy } from "../policies/policies.queries.ts";
import { needsApproval } from "../policies/policies.schema.ts";
import type { OpenInvite } from "./find-open-invite.ts";

export interface Taken extends Joined {
  readonly tenantId: string;
  readonly userId: string;
}

export interface Joined {
  readonly slug: string;
  readonly tenantName: string;
  /** True where somebody who manages people has to let them in first. */
  readonly waits: boolean;
}

/** Spends the invite for the person: they are a member from now on, or wait until somebody approves it. */
export async function takeInvite(
  tx: Tx,
  ctx: Context,
  invite: OpenInvite,
  person: { readonly id: string; readonly name: string },
): Promise<Taken> {
  const { tenantId, id, slug, tenantName } = invite;
  const { policy } = await readPolicy(tx, tenantId);
  const waits = needsApproval(policy, invite.inviterRole);
  const now = ctx.clock();
  await tx.invite.updateMany({
    where: { tenantId, id },
    data: {
      accepted: now,
      acceptedBy: person.id,
      acceptedName: person.name,
      ...(waits ? {} : { approved: now }),
    },
  });
  if (!waits) await addMember(tx, { tenantId, inviteId: id, userId: person.id, role: invite.role });
  await recordSystemAudit(tx, {
    tenantId,
    companyId: null,
    action: waits ? "invites.acceptWaiting" : "invites.accept",
    subjectType: "user",
    subjectId: person.id,
    after: { email: invite.email, role: invite.role },
  });
  await tellNotice(tx, {
    tenantId,
    companyId: null,
    kind: waits ? "member_waits" : "member_joined",
    subjectId: id,
    facts: { person: person.name },
  });
  return { tenantId, userId: person.id, slug, tenantName, waits };
}
