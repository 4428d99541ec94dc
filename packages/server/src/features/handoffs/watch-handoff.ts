import type { Context } from "../../context.ts";
import { domainTopic } from "../domains/store-check.ts";
import type { OpenHandoffInput } from "./handoffs.schema.ts";
import { openHandoff, requireHandoff } from "./open-handoff.ts";

/** The page now, and again after each look; a link that ended meanwhile ends the stream with `not_found`. */
export async function* watchHandoff(ctx: Context, input: OpenHandoffInput, signal: AbortSignal | undefined) {
  const { domainId } = await requireHandoff(ctx, input);
  const gone = signal ?? new AbortController().signal;
  for await (const _ of ctx.events.watch(domainTopic(domainId), gone)) yield await openHandoff(ctx, input);
}
