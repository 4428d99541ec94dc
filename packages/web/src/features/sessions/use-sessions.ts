import { useMutation, useQuery } from "@tanstack/react-query";
import { useApi, usePersonApi } from "../../lib/trpc/api-context.tsx";
import type { Api } from "../../lib/trpc/api.ts";

/** Who is signed in changes by one's own act, or is found out by the next call. */
const FIVE_MINUTES = 5 * 60_000;

const currentOptions = (api: Api) =>
  api.person.sessions.current.queryOptions(undefined, { staleTime: FIVE_MINUTES });

/** For the router, before a page is chosen: who is signed in, null where nobody is. */
export const fetchSession = (api: Api) => api.queryClient.ensureQueryData(currentOptions(api));

/** Asks anew, after somebody signed in. */
export async function refreshSession(api: Api) {
  await api.queryClient.invalidateQueries({
    ...api.person.sessions.current.queryFilter(),
    refetchType: "none",
  });
  return api.queryClient.fetchQuery(currentOptions(api));
}

/** From now on nobody is signed in here. Said before the page is left, which would else send them back. */
export const markSignedOut = (api: Api): void =>
  void api.queryClient.setQueryData(api.person.sessions.current.queryKey(), null);

/** Forgets everything that was fetched for whoever was signed in until now. */
export function forgetSession(api: Api): void {
  api.queryClient.clear();
  markSignedOut(api);
}

export const useSession = () => useQuery(currentOptions(useApi()));

/** Who is known to be signed in, without asking. */
export const useKnownSession = () => useQuery({ ...currentOptions(useApi()), enabled: false });

/** Ends the session; what it had fetched is gone even where the server could not be told. */
export function useSignOut() {
  return useMutation(usePersonApi().sessions.signOut.mutationOptions());
}

/** The person's live sessions, the latest used first. */
export const useSessionList = () => useQuery(usePersonApi().sessions.list.queryOptions());

export type LiveSession = NonNullable<ReturnType<typeof useSessionList>["data"]>[number];

export function useEndSession() {
  const { person, queryClient } = useApi();
  return useMutation(
    person.sessions.end.mutationOptions({
      onSuccess: (_answer, { sessionId }) => {
        queryClient.setQueryData(person.sessions.list.queryKey(), (all) =>
          all?.filter((each) => each.id !== sessionId),
        );
        return queryClient.invalidateQueries(person.sessions.list.queryFilter());
      },
    }),
  );
}

export function useEndOtherSessions() {
  const { person, queryClient } = useApi();
  return useMutation(
    person.sessions.endOthers.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries(person.sessions.list.queryFilter()),
    }),
  );
}
