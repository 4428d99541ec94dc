import { isDmarc, parseDmarc, type Purpose, type Verdict, type VerdictState } from "@rookery/dns";
import type { VerificationStatus } from "./domains.schema.ts";
import type { LoadedDomain } from "./load-domain.ts";

const types: Record<Purpose, string> = {
  ownership: "OWNERSHIP",
  spf: "SPF",
  dkim: "DKIM",
  dmarc: "DMARC",
  mx: "MX",
  return_path: "RETURN_PATH",
  tracking: "TRACKING",
  mta_sts: "MTA_STS",
  tls_rpt: "TLS_RPT",
  bimi: "BIMI",
  portal: "PORTAL",
};

/** Undefined for `unreachable`: the last status holds. */
const statuses: Record<VerdictState, VerificationStatus | undefined> = {
  verified: "verified",
  stale: "verified",
  pending: "pending",
  missing: "pending",
  mismatch: "failed",
  conflict: "failed",
  unreachable: undefined,
};

/** The DMARC policy that is published, or the one that should be. */
function policyOf(evidence: Verdict["evidence"], expected: string): string {
  const published = evidence.flatMap(({ found }) => found).find(isDmarc);
  return parseDmarc(published ?? expected).policy;
}

/** `domains.dns_records` in the form that the data model documents, for whoever reads the table and not the history. */
export function seedRecords(domain: LoadedDomain, verdicts: readonly Verdict[], now: Date) {
  return {
    records: verdicts.map(({ record, state, cause, evidence }) => {
      const status = statuses[state];
      const [preference] = record.type === "MX" ? record.value.split(" ") : [];
      const key = domain.keys.find(({ selector }) => record.key === `dkim:${selector}`);
      return {
        record_type: types[record.purpose],
        name: record.name === domain.domain ? "@" : record.name.slice(0, -domain.domain.length - 1),
        value: record.value,
        ttl: evidence.find(({ ttlSeconds }) => ttlSeconds !== undefined)?.ttlSeconds ?? null,
        verification_status: status ?? domain.status,
        last_verified_at: status === "verified" ? now.toISOString() : null,
        verification_error: cause?.code ?? null,
        verification_attempts: domain.dnsVerificationAttempts + 1,
        source: "platform",
        ...(record.purpose === "dmarc" ? { policy: policyOf(evidence, record.value) } : {}),
        ...(preference === undefined ? {} : { priority: Number(preference) }),
        ...(key === undefined
          ? {}
          : {
              selector: key.selector,
              public_key: key.publicKey,
              managed_by: key.managedBy,
              needs_deployment: key.needsDeployment,
            }),
      };
    }),
  };
}
