import type { Caller, Context, Deps } from "./context.ts";
import { findCaller } from "./features/sessions/find-caller.ts";
import type { PortalAddress } from "./portal-address.ts";
import { readFacts, trustedProxies, type Incoming } from "./request-facts.ts";

const nobody: Caller = { person: undefined, tenant: undefined };

const slugForm = /^[a-z0-9-]{1,63}$/;

/** A request, and where it came. */
interface Asked extends Incoming {
  readonly address: PortalAddress;
}

/** Makes each request's context. The caller is looked up at the first need and once. */
export function createContextFactory(deps: Deps) {
  const trusted = trustedProxies(deps.env.TRUST_PROXY);
  return (asked: Asked, setHeader: Context["setHeader"], tenantSlug?: string): Context => {
    const { address } = asked;
    const facts = readFacts(asked, deps.env, trusted);
    const said = tenantSlug !== undefined && slugForm.test(tenantSlug) ? tenantSlug : facts.tenantSlug;
    // A tenant's own host knows no other tenant, whoever belongs to both.
    const named = address.tenant && said !== address.tenant.slug ? undefined : said;
    const request = { ...facts, tenantSlug: named };
    let caller: Promise<Caller> | undefined;
    return {
      ...deps,
      request,
      address,
      setHeader,
      caller: () => {
        const token = request.sessionToken;
        caller ??=
          token === undefined
            ? Promise.resolve(nobody)
            : findCaller(deps.db, deps.tokens.hash(token), { tenantSlug: named, host: address.host });
        return caller;
      },
    };
  };
}
