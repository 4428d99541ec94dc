import { randomUUID } from "node:crypto";
import type { Session } from "./api.ts";

export interface ProbeEnd {
  readonly protocol: "smtp" | "imap";
  /** Where it ended, as `sign_in: wrong_password`; `passed` where it did not. */
  readonly end: string;
}

const report =
  /"protocol":"(smtp|imap)","stage":"(\w+)","state":"(passed|failed)","tookMs":\d+,"facts":\{[^}]*\}(?:,"cause":"(\w+)")?/g;
const lastStages = new Set(["folders", "limits"]);

/** Tries a form as the portal does, through the answer that comes piece by piece, and says where each protocol ended. */
export async function probe(session: Session, input: object): Promise<ProbeEnd[]> {
  const response = await fetch(`${session.url}/trpc/emailAccounts.probe?batch=1`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "trpc-accept": "application/jsonl",
      "x-portal-client": "portal",
      "x-portal-tenant": session.slug,
      "idempotency-key": randomUUID(),
      cookie: session.cookie,
    },
    body: JSON.stringify({ 0: input }),
  });
  const text = await response.text();
  const ends = [...text.matchAll(report)].flatMap(([, protocol, stage = "", state, cause]): ProbeEnd[] => {
    const of = protocol as ProbeEnd["protocol"];
    if (state === "failed") return [{ protocol: of, end: `${stage}: ${cause}` }];
    return lastStages.has(stage) ? [{ protocol: of, end: "passed" }] : [];
  });
  if (ends.length === 0) throw new Error(`The probe said nothing: ${text.slice(0, 300)}`);
  return ends;
}
