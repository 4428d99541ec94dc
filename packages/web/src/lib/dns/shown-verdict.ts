import type { AppRouter } from "@rookery/server";
import type { inferTransformedProcedureOutput } from "@trpc/server";
import type { Tone } from "../../ui/badge.tsx";

type Domain = inferTransformedProcedureOutput<AppRouter, AppRouter["_def"]["record"]["domains"]["byId"]>;

/** A verdict as it travels, of whichever record: what is undefined is absent. */
export type ShownVerdict = NonNullable<Domain["records"][number]["verdict"]>;

export const verdictTones: Record<ShownVerdict["state"], Tone> = {
  verified: "good",
  stale: "info",
  pending: "info",
  missing: "idle",
  mismatch: "bad",
  conflict: "bad",
  unreachable: "warn",
};

/** True where there is nothing left to do for the record. */
export const stands = (verdict: { readonly state: ShownVerdict["state"] } | null): boolean =>
  verdict?.state === "verified" || verdict?.state === "stale";
