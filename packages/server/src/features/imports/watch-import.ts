import type { TenantContext } from "../../context.ts";
import { importTopic } from "./apply-batch.ts";
import { importById, type ShownImport } from "./imports.queries.ts";

const ended = new Set<ShownImport["status"]>(["done", "cancelled", "failed", "undone"]);

/** The import now, and again with each piece of news, until it has ended or nobody listens. */
export async function* watchImport(
  ctx: TenantContext,
  input: { importId: string },
  signal: AbortSignal | undefined,
): AsyncGenerator<ShownImport, void> {
  const gone = signal ?? new AbortController().signal;
  for await (const _ of ctx.events.watch(importTopic(input.importId), gone)) {
    const found = await importById(ctx, input);
    yield found;
    if (ended.has(found.status)) return;
  }
}
