import type { UpdatePreferencesInput } from "@rookery/server/preferences/schema";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useErrorText } from "../../lib/error-text.ts";
import { useApi, usePersonApi } from "../../lib/trpc/api-context.tsx";
import { toastFailed } from "../../ui/toasts.ts";

/**
 * Changes how the portal looks, at once; where the server cannot be told, it goes back and says so. By a promise and not by
 * callbacks, because menus are gone before the answer comes.
 */
export function useUpdatePreferences(): (changed: UpdatePreferencesInput) => void {
  const { person, queryClient } = useApi();
  const text = useErrorText();
  const { mutateAsync } = useMutation(person.preferences.update.mutationOptions());
  const key = person.sessions.current.queryKey();
  const put = (choices: object) =>
    queryClient.setQueryData(
      key,
      (session) => session && { ...session, choices: { ...session.choices, ...choices } },
    );
  return (changed) => {
    put(changed);
    void mutateAsync(changed).then(put, (error: unknown) => {
      toastFailed(text.sentence(error));
      void queryClient.invalidateQueries(person.sessions.current.queryFilter());
    });
  };
}

export const useNotifications = () => useQuery(usePersonApi().preferences.notifications.queryOptions());

export type Notifications = NonNullable<ReturnType<typeof useNotifications>["data"]>;
export type KindOfNotification = Notifications["kinds"][number];

/** Both save at once, and go back where they could not be saved. */
export function useChangeNotifications() {
  const { person, queryClient } = useApi();
  const text = useErrorText();
  const key = person.preferences.notifications.queryKey();
  const kind = useMutation(person.preferences.setNotification.mutationOptions());
  const mails = useMutation(person.preferences.setMails.mutationOptions());
  const put = (change: (before: Notifications) => Notifications) =>
    queryClient.setQueryData(key, (before) => before && change(before));
  const settle = (saved: Promise<void>) =>
    void saved.catch((error: unknown) => {
      toastFailed(text.sentence(error));
      void queryClient.invalidateQueries(person.preferences.notifications.queryFilter());
    });
  return {
    setKind: (changed: KindOfNotification) => {
      put((before) => ({
        ...before,
        kinds: before.kinds.map((each) => (each.kind === changed.kind ? changed : each)),
      }));
      settle(kind.mutateAsync(changed));
    },
    setMails: (changed: Pick<Notifications, "emailNotifications" | "weeklyReports">) => {
      put((before) => ({ ...before, ...changed }));
      settle(mails.mutateAsync(changed));
    },
  };
}
