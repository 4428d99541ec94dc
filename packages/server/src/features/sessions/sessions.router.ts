import { open, router, signedIn } from "../../trpc.ts";
import { endOtherSessions } from "./end-other-sessions.ts";
import { endSession } from "./end-session.ts";
import { currentSession, listSessions } from "./sessions.queries.ts";
import { sessionInput, signInInput } from "./sessions.schema.ts";
import { signIn } from "./sign-in.ts";
import { signOut } from "./sign-out.ts";

export const sessionsRouter = router({
  current: open.query(({ ctx }) => currentSession(ctx)),
  /** Counted inside, because known devices count apart. */
  signIn: open
    .meta({ oneTimeAnswer: true })
    .input(signInInput)
    .mutation(({ ctx, input }) => signIn(ctx, input)),
  signOut: open.mutation(({ ctx }) => signOut(ctx)),
  list: signedIn.query(({ ctx }) => listSessions(ctx)),
  end: signedIn.input(sessionInput).mutation(({ ctx, input }) => endSession(ctx, input)),
  endOthers: signedIn.mutation(({ ctx }) => endOtherSessions(ctx)),
});
