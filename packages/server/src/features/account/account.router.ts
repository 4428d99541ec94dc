import { confirmed, openLimited, router, signedIn } from "../../trpc.ts";
import { accountRules, pendingEmail } from "./account.queries.ts";
import {
  changePasswordInput,
  confirmEmailInput,
  requestEmailInput,
  updateNameInput,
} from "./account.schema.ts";
import { cancelEmail } from "./cancel-email.ts";
import { changePassword } from "./change-password.ts";
import { confirmEmail } from "./confirm-email.ts";
import { requestEmail } from "./request-email.ts";
import { updateName } from "./update-name.ts";

export const accountRouter = router({
  rules: signedIn.query(({ ctx }) => accountRules(ctx)),
  updateName: signedIn.input(updateNameInput).mutation(({ ctx, input }) => updateName(ctx, input)),
  changePassword: signedIn
    .meta({ oneTimeAnswer: true })
    .input(changePasswordInput)
    .mutation(({ ctx, input }) => changePassword(ctx, input)),
  pendingEmail: signedIn.query(({ ctx }) => pendingEmail(ctx)),
  requestEmail: confirmed.input(requestEmailInput).mutation(({ ctx, input }) => requestEmail(ctx, input)),
  cancelEmail: signedIn.mutation(({ ctx }) => cancelEmail(ctx)),
  confirmEmail: openLimited("tokenNetwork")
    .input(confirmEmailInput)
    .mutation(({ ctx, input }) => confirmEmail(ctx, input)),
});
