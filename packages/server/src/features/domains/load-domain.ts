import type { Tx } from "@rookery/db";
import { expectedRecords, extras, type ExpectedRecord, type SendingSettings } from "@rookery/dns";
import type { VerificationStatus } from "./domains.schema.ts";

export type KeyStatus = "next" | "active" | "old" | "revoked";

/** A domain with its keys, as checks and screens need it; no secret is in it. */
export type LoadedDomain = NonNullable<Awaited<ReturnType<typeof loadDomain>>>;

export async function loadDomain(tx: Tx, of: { tenantId: string; domainId: string }) {
  const found = await tx.domain.findFirst({
    // A company that is being purged is gone for everybody; its rows follow in the background.
    where: {
      tenantId: of.tenantId,
      id: of.domainId,
      OR: [{ companyId: null }, { company: { purged: null } }],
    },
    select: {
      tenantId: true,
      id: true,
      companyId: true,
      domain: true,
      registrable: true,
      verificationStatus: true,
      isPrimary: true,
      verified: true,
      ownershipToken: true,
      ownershipProvenAt: true,
      receivesHere: true,
      isProvenAbove: true,
      tokenAbsent: true,
      extras: true,
      mailuDomain: true,
      deploymentError: true,
      zoneApex: true,
      nameServers: true,
      badLooks: true,
      degraded: true,
      checked: true,
      nextCheck: true,
      dnsTtlObserved: true,
      dnsLastVerifiedAt: true,
      dnsVerificationError: true,
      dnsVerificationAttempts: true,
      created: true,
      dkimKeys: {
        select: {
          id: true,
          selector: true,
          publicKey: true,
          status: true,
          managedBy: true,
          needsDeployment: true,
          seen: true,
          activated: true,
          retired: true,
          created: true,
        },
        orderBy: { created: "desc" },
      },
    },
  });
  if (!found) return undefined;
  const { dkimKeys, verificationStatus, ...domain } = found;
  return {
    ...domain,
    status: verificationStatus as VerificationStatus,
    keys: dkimKeys.map((key) => Object.assign(key, { status: key.status as KeyStatus })),
  };
}

/** What should stand in the domain's zone. A key that is rotated in is shown, and required once it signs. */
export function expectedOf(domain: LoadedDomain, settings: SendingSettings): ExpectedRecord[] {
  const hasActive = domain.keys.some(({ status }) => status === "active");
  const keys = domain.keys
    .filter(({ status }) => status === "active" || status === "next")
    .map(({ selector, publicKey, status }) => ({
      selector,
      publicKey,
      isRequired: status === "active" || !hasActive,
    }));
  const { ownershipToken, receivesHere, registrable } = domain;
  return expectedRecords(
    {
      domain: domain.domain,
      ownershipToken,
      ...(domain.isProvenAbove ? { ownershipAt: registrable } : {}),
      keys,
      receivesHere,
      extras: extras.filter((extra) => domain.extras.includes(extra)),
    },
    settings,
  );
}
