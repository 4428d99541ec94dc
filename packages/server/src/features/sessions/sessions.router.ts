import { open, openLimited, router, signedIn } from "../../trpc.ts";
import { endOtherSessions, endSession, signOut } from "./end-session.ts";
import { currentSession, listSessions } from "./sessions.queries.ts";
import { sessionInput, signInInput } from "./sessions.schema.ts";
import { signIn } from "./sign-in.ts";

export const sessionsRouter = router({
  current: open.query(({ ctx }) => currentSession(ctx)),
  signIn: openLimited("signInNetwork")
    .meta({ oneTimeAnswer: true })
    .input(signInInput)
    .mutation(({ ctx, input }) => signIn(ctx, input)),
  signOut: signedIn.mutation(({ ctx }) => signOut(ctx)),
  list: signedIn.query(({ ctx }) => listSessions(ctx)),
  end: signedIn.input(sessionInput).mutation(({ ctx, input }) => endSession(ctx, input)),
  endOthers: signedIn.mutation(({ ctx }) => endOtherSessions(ctx)),
});
