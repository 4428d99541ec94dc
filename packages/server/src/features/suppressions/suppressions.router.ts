import { allowed, allowedConfirmed, router } from "../../trpc.ts";
import { addSuppressions } from "./add-suppressions.ts";
import { eraseAddress } from "./erase-address.ts";
import { liftSuppression } from "./lift-suppression.ts";
import { checkAddress, listSuppressions, reachOf } from "./suppressions.queries.ts";
import {
  addSuppressionsInput,
  checkAddressInput,
  eraseAddressInput,
  liftSuppressionInput,
  listSuppressionsInput,
  reachInput,
} from "./suppressions.schema.ts";

export const suppressionsRouter = router({
  list: allowed("suppressions.view")
    .input(listSuppressionsInput)
    .query(({ ctx, input }) => listSuppressions(ctx, input)),
  check: allowed("suppressions.view")
    .input(checkAddressInput)
    .query(({ ctx, input }) => checkAddress(ctx, input)),
  reach: allowed("suppressions.view")
    .input(reachInput)
    .query(({ ctx, input }) => reachOf(ctx, input)),
  add: allowed("suppressions.manage")
    .input(addSuppressionsInput)
    .mutation(({ ctx, input }) => addSuppressions(ctx, input)),
  lift: allowedConfirmed("suppressions.manage")
    .input(liftSuppressionInput)
    .mutation(({ ctx, input }) => liftSuppression(ctx, input)),
  eraseAddress: allowedConfirmed("suppressions.manage")
    .input(eraseAddressInput)
    .mutation(({ ctx, input }) => eraseAddress(ctx, input)),
});
