import type { TenantContext } from "../../context.ts";
import type { DomainInput } from "./domains.schema.ts";
import { domainById } from "./domains.queries.ts";
import { domainTopic } from "./store-check.ts";

/** The domain now, and again after each look, as long as somebody listens. */
export async function* watchDomain(ctx: TenantContext, input: DomainInput, signal: AbortSignal | undefined) {
  const gone = signal ?? new AbortController().signal;
  for await (const _ of ctx.events.watch(domainTopic(input.domainId), gone))
    yield await domainById(ctx, input);
}
