import { router, signedIn } from "../../trpc.ts";
import { notificationsOf } from "./preferences.queries.ts";
import { setMailsInput, setNotificationInput, updatePreferencesInput } from "./preferences.schema.ts";
import { setMails } from "./set-mails.ts";
import { setNotification } from "./set-notification.ts";
import { updatePreferences } from "./update-preferences.ts";

/** How one person has the portal and is told of things, in every tenant. What holds of it travels with the session. */
export const preferencesRouter = router({
  update: signedIn.input(updatePreferencesInput).mutation(({ ctx, input }) => updatePreferences(ctx, input)),
  notifications: signedIn.query(({ ctx }) => notificationsOf(ctx)),
  setNotification: signedIn
    .input(setNotificationInput)
    .mutation(({ ctx, input }) => setNotification(ctx, input)),
  setMails: signedIn.input(setMailsInput).mutation(({ ctx, input }) => setMails(ctx, input)),
});
