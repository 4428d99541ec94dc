import { inTenant } from "@rookery/db";
import type { Context } from "../../context.ts";
import { enqueue } from "../../jobs/enqueue.ts";
import { spendCheck } from "../domains/ask-for-check.ts";
import { platformScope } from "../../platform-scope.ts";
import type { OpenHandoffInput } from "./handoffs.schema.ts";
import { requireHandoff } from "./open-handoff.ts";

/**
 * Queues a look at the domain for the visitor who has just published something. It counts among the looks that the
 * tenant's own people ask for.
 * @throws AppError not_found; limited, with the seconds until the next one.
 */
export async function checkByHandoff(ctx: Context, input: OpenHandoffInput): Promise<void> {
  const { tenantId, domainId } = await requireHandoff(ctx, input);
  await spendCheck(ctx, domainId);
  await inTenant(ctx.db, platformScope(tenantId), (tx) =>
    enqueue(tx, "check-domain", { tenantId, domainId }),
  );
}
