import { allowed, allowedIn, router } from "../../trpc.ts";
import { addAccount } from "./add-account.ts";
import { askForCheck } from "./ask-for-check.ts";
import { beginConsent } from "./begin-consent.ts";
import { createMailbox } from "./create-mailbox.ts";
import { accountById, listAccounts, signInWays, watchAccount } from "./email-accounts.queries.ts";
import {
  accountInput,
  addAccountInput,
  beginConsentInput,
  createMailboxInput,
  findSettingsInput,
  finishConsentInput,
  listAccountsInput,
  probeAccountInput,
  setPausedInput,
  setWarmupInput,
  updateAccountInput,
} from "./email-accounts.schema.ts";
import { finishConsent } from "./finish-consent.ts";
import { findSettings } from "./find-settings.ts";
import { probeAccount } from "./probe-account.ts";
import { removeAccount } from "./remove-account.ts";
import { setPaused } from "./set-paused.ts";
import { setWarmup } from "./set-warmup.ts";
import { updateAccount } from "./update-account.ts";

export const emailAccountsRouter = router({
  list: allowedIn("emailAccounts.view")
    .input(listAccountsInput)
    .query(({ ctx, input }) => listAccounts(ctx, input)),
  byId: allowed("emailAccounts.view")
    .input(accountInput)
    .query(({ ctx, input }) => accountById(ctx, input)),
  progress: allowed("emailAccounts.view")
    .input(accountInput)
    .subscription(({ ctx, input, signal }) => watchAccount(ctx, input, signal)),
  // Not a query: others in its batch would wait for it.
  findSettings: allowedIn("emailAccounts.write")
    .input(findSettingsInput)
    .mutation(({ ctx, input }) => findSettings(ctx, input)),
  // A stream is no answer that could be kept, and a password has no place in an address.
  probe: allowedIn("emailAccounts.write")
    .meta({ oneTimeAnswer: true })
    .input(probeAccountInput)
    .mutation(({ ctx, input, signal }) => probeAccount(ctx, input, signal)),
  add: allowedIn("emailAccounts.write")
    .input(addAccountInput)
    .mutation(({ ctx, input }) => addAccount(ctx, input)),
  signInWays: allowed("emailAccounts.view").query(({ ctx }) => signInWays(ctx)),
  // What it answers is good once, and for whoever asked.
  beginConsent: allowedIn("emailAccounts.write")
    .meta({ oneTimeAnswer: true })
    .input(beginConsentInput)
    .mutation(({ ctx, input }) => beginConsent(ctx, input)),
  finishConsent: allowed("emailAccounts.write")
    .input(finishConsentInput)
    .mutation(({ ctx, input }) => finishConsent(ctx, input)),
  createMailbox: allowedIn("emailAccounts.write")
    .input(createMailboxInput)
    .mutation(({ ctx, input }) => createMailbox(ctx, input)),
  update: allowed("emailAccounts.write")
    .input(updateAccountInput)
    .mutation(({ ctx, input }) => updateAccount(ctx, input)),
  setPaused: allowed("emailAccounts.write")
    .input(setPausedInput)
    .mutation(({ ctx, input }) => setPaused(ctx, input)),
  setWarmup: allowed("emailAccounts.write")
    .input(setWarmupInput)
    .mutation(({ ctx, input }) => setWarmup(ctx, input)),
  check: allowed("emailAccounts.write")
    .input(accountInput)
    .mutation(({ ctx, input }) => askForCheck(ctx, input)),
  remove: allowed("emailAccounts.write")
    .input(accountInput)
    .mutation(({ ctx, input }) => removeAccount(ctx, input)),
});
