import { useMutation, useQuery } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { signWithPasskey } from "../../lib/passkeys.ts";
import { useApi, usePersonApi } from "../../lib/trpc/api-context.tsx";
import { refreshSession } from "./use-sessions.ts";

/** After somebody signed in: the page sends whoever is signed in to where they were going. */
export function useEntered() {
  const api = useApi();
  const router = useRouter();
  return async () => {
    await refreshSession(api);
    await router.invalidate();
  };
}

export const useSignIn = () => useMutation(usePersonApi().sessions.signIn.mutationOptions());

/** The sign-in of this browser that waits for its second factor; null where there is none. */
export const usePending = () =>
  useQuery(usePersonApi().sessions.pending.queryOptions(undefined, { staleTime: 0 }));

export const useFinishSignIn = () => useMutation(usePersonApi().sessions.finishSignIn.mutationOptions());

type Step = "signIn" | "secondFactor";

/** Asks the server what to sign, the browser to sign it, and the server whether that will do. */
export function useSignInWithPasskey(step: Step) {
  const { sessions } = usePersonApi();
  const first = {
    ask: useMutation(sessions.passkeySignIn.mutationOptions()).mutateAsync,
    send: useMutation(sessions.signInWithPasskey.mutationOptions()).mutateAsync,
  };
  const second = {
    ask: useMutation(sessions.passkeySecondFactor.mutationOptions()).mutateAsync,
    send: useMutation(sessions.finishWithPasskey.mutationOptions()).mutateAsync,
  };
  const { ask, send } = step === "signIn" ? first : second;
  return useMutation({
    mutationFn: async () => {
      const credential = await signWithPasskey(await ask());
      await send({ credential: credential as Parameters<typeof send>[0]["credential"] });
    },
  });
}
