import { passkeyOf, passkeySecondFactor, passkeySignIn } from "../factors/passkey-options.ts";
import { open, openLimited, router, signedIn } from "../../trpc.ts";
import { confirmPerson } from "./confirm-person.ts";
import { endOtherSessions } from "./end-other-sessions.ts";
import { endSession } from "./end-session.ts";
import { finishSignIn } from "./finish-sign-in.ts";
import { finishWithPasskey } from "./finish-with-passkey.ts";
import { currentSession, listSessions, pendingSignIn } from "./sessions.queries.ts";
import {
  confirmInput,
  finishSignInInput,
  passkeyAnswerInput,
  sessionInput,
  signInInput,
} from "./sessions.schema.ts";
import { signIn } from "./sign-in.ts";
import { signInWithPasskey } from "./sign-in-with-passkey.ts";
import { signOut } from "./sign-out.ts";

export const sessionsRouter = router({
  current: open.query(({ ctx }) => currentSession(ctx)),
  /** Counted inside, because known devices count apart. */
  signIn: open
    .meta({ oneTimeAnswer: true })
    .input(signInInput)
    .mutation(({ ctx, input }) => signIn(ctx, input)),
  /** The sign-in of this browser that waits for its second factor. */
  pending: open.query(({ ctx }) => pendingSignIn(ctx)),
  finishSignIn: openLimited("tokenNetwork")
    .meta({ oneTimeAnswer: true })
    .input(finishSignInInput)
    .mutation(({ ctx, input }) => finishSignIn(ctx, input)),
  passkeySignIn: openLimited("passkeyNetwork")
    .meta({ oneTimeAnswer: true })
    .mutation(({ ctx }) => passkeySignIn(ctx)),
  signInWithPasskey: openLimited("passkeyNetwork")
    .meta({ oneTimeAnswer: true })
    .input(passkeyAnswerInput)
    .mutation(({ ctx, input }) => signInWithPasskey(ctx, input)),
  passkeySecondFactor: openLimited("passkeyNetwork")
    .meta({ oneTimeAnswer: true })
    .mutation(({ ctx }) => passkeySecondFactor(ctx)),
  finishWithPasskey: openLimited("passkeyNetwork")
    .meta({ oneTimeAnswer: true })
    .input(passkeyAnswerInput)
    .mutation(({ ctx, input }) => finishWithPasskey(ctx, input)),
  signOut: open.mutation(({ ctx }) => signOut(ctx)),
  passkeyConfirmation: signedIn
    .meta({ oneTimeAnswer: true })
    .mutation(({ ctx }) => passkeyOf(ctx, ctx.person.id)),
  confirm: signedIn
    .meta({ oneTimeAnswer: true })
    .input(confirmInput)
    .mutation(({ ctx, input }) => confirmPerson(ctx, input)),
  list: signedIn.query(({ ctx }) => listSessions(ctx)),
  end: signedIn.input(sessionInput).mutation(({ ctx, input }) => endSession(ctx, input)),
  endOthers: signedIn.mutation(({ ctx }) => endOtherSessions(ctx)),
});
