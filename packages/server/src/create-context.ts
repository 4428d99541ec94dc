import type { Caller, Context, Deps } from "./context.ts";
import { findCaller } from "./features/sessions/find-caller.ts";
import { readFacts, trustedProxies, type Incoming } from "./request-facts.ts";

const nobody: Caller = { person: undefined, tenant: undefined };

const slugForm = /^[a-z0-9-]{1,63}$/;

/** Makes each request's context. The caller is looked up at the first need and once. */
export function createContextFactory(deps: Deps) {
  const trusted = trustedProxies(deps.env.TRUST_PROXY);
  return (incoming: Incoming, setHeader: Context["setHeader"], tenantSlug?: string): Context => {
    const facts = readFacts(incoming, deps.env, trusted);
    const named = tenantSlug !== undefined && slugForm.test(tenantSlug) ? tenantSlug : facts.tenantSlug;
    const request = { ...facts, tenantSlug: named };
    let caller: Promise<Caller> | undefined;
    return {
      ...deps,
      request,
      setHeader,
      caller: () => {
        const token = request.sessionToken;
        caller ??=
          token === undefined ? Promise.resolve(nobody) : findCaller(deps.db, deps.tokens.hash(token), named);
        return caller;
      },
    };
  };
}
