import { confirmed, router, signedIn } from "../../trpc.ts";
import { addPasskey } from "./add-passkey.ts";
import { beginTotp } from "./begin-totp.ts";
import { confirmTotp } from "./confirm-totp.ts";
import { listFactors } from "./factors.queries.ts";
import { addPasskeyInput, confirmTotpInput, passkeyInput, renamePasskeyInput } from "./factors.schema.ts";
import { passkeyEnrolment } from "./passkey-options.ts";
import { removePasskey } from "./remove-passkey.ts";
import { removeTotp } from "./remove-totp.ts";
import { renamePasskey } from "./rename-passkey.ts";
import { renewBackupCodes } from "./renew-backup-codes.ts";

export const factorsRouter = router({
  list: signedIn.query(({ ctx }) => listFactors(ctx)),
  beginTotp: confirmed.meta({ oneTimeAnswer: true }).mutation(({ ctx }) => beginTotp(ctx)),
  confirmTotp: confirmed
    .meta({ oneTimeAnswer: true })
    .input(confirmTotpInput)
    .mutation(({ ctx, input }) => confirmTotp(ctx, input)),
  removeTotp: confirmed.mutation(({ ctx }) => removeTotp(ctx)),
  renewBackupCodes: confirmed.meta({ oneTimeAnswer: true }).mutation(({ ctx }) => renewBackupCodes(ctx)),
  passkeyEnrolment: confirmed.meta({ oneTimeAnswer: true }).mutation(({ ctx }) => passkeyEnrolment(ctx)),
  addPasskey: confirmed
    .meta({ oneTimeAnswer: true })
    .input(addPasskeyInput)
    .mutation(({ ctx, input }) => addPasskey(ctx, input)),
  renamePasskey: signedIn.input(renamePasskeyInput).mutation(({ ctx, input }) => renamePasskey(ctx, input)),
  removePasskey: confirmed.input(passkeyInput).mutation(({ ctx, input }) => removePasskey(ctx, input)),
});
