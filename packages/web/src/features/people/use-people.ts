import { useMutation, useQuery } from "@tanstack/react-query";
import { useApi, usePersonApi, useTenantApi } from "../../lib/trpc/api-context.tsx";

export const usePeople = () => useQuery(useTenantApi().people.list.queryOptions());

export type Member = NonNullable<ReturnType<typeof usePeople>["data"]>[number];

export const useRoles = () => useQuery(useTenantApi().people.roles.queryOptions());

function useRefreshPeople() {
  const { queryClient } = useApi();
  const api = useTenantApi();
  return () =>
    Promise.all([
      queryClient.invalidateQueries(api.people.pathFilter()),
      queryClient.invalidateQueries(api.invites.pathFilter()),
    ]);
}

export function useSetRole() {
  const onSuccess = useRefreshPeople();
  return useMutation(useTenantApi().people.setRole.mutationOptions({ onSuccess }));
}

/** What may be done to a member, each by its own procedure. */
export function useMemberActs() {
  const onSuccess = useRefreshPeople();
  const { people } = useTenantApi();
  return {
    suspend: useMutation(people.suspend.mutationOptions({ onSuccess })),
    remove: useMutation(people.remove.mutationOptions({ onSuccess })),
    endSessions: useMutation(people.endSessions.mutationOptions({ onSuccess })),
    resetFactors: useMutation(people.resetFactors.mutationOptions({ onSuccess })),
    liftHold: useMutation(people.liftHold.mutationOptions({ onSuccess })),
    transfer: useMutation(people.transfer.mutationOptions({ onSuccess })),
  };
}

export const useLeaveTenant = () => useMutation(useTenantApi().people.leave.mutationOptions());

export const useInvites = (isWanted = true) =>
  useQuery(useTenantApi().invites.list.queryOptions(undefined, { enabled: isWanted }));

export type Invite = NonNullable<ReturnType<typeof useInvites>["data"]>[number];

export function useCreateInvites() {
  const onSuccess = useRefreshPeople();
  return useMutation(useTenantApi().invites.create.mutationOptions({ onSuccess }));
}

export function useInviteActs() {
  const onSuccess = useRefreshPeople();
  const { invites } = useTenantApi();
  return {
    resend: useMutation(invites.resend.mutationOptions({ onSuccess })),
    revoke: useMutation(invites.revoke.mutationOptions({ onSuccess })),
    copyLink: useMutation(invites.copyLink.mutationOptions()),
    approve: useMutation(invites.approve.mutationOptions({ onSuccess })),
    refuse: useMutation(invites.refuse.mutationOptions({ onSuccess })),
  };
}

// For the invited person, outside any tenant -----------------------------------------------------------------------

export const useOpenInvite = (token: string) =>
  useQuery(usePersonApi().invites.open.queryOptions({ token }, { staleTime: 0, retry: false }));

export const useCurrentUser = () =>
  useQuery({
    ...usePersonApi().sessions.current.queryOptions(),
    select: (session) => session?.user ?? null,
  });

export const useAcceptInvite = () => useMutation(usePersonApi().invites.accept.mutationOptions());
export const useJoin = () => useMutation(usePersonApi().invites.join.mutationOptions());
export const useMailLink = () => useMutation(usePersonApi().invites.mailLink.mutationOptions());
export const useSignOutHere = () => useMutation(usePersonApi().sessions.signOut.mutationOptions());

/** The companies that an invite may name; those that the inviter sees. */
export const useCompanyChoice = () =>
  useQuery(
    useTenantApi().companies.list.queryOptions(
      {},
      { select: (all) => all.filter(({ status }) => status !== "archived") },
    ),
  );
