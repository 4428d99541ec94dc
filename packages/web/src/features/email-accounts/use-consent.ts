import type { SignInProvider } from "@rookery/server/email-accounts/rules";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useErrorText } from "../../lib/error-text.ts";
import { useCompany } from "../../lib/tenant-facts.tsx";
import { useApi, useTenantApi } from "../../lib/trpc/api-context.tsx";
import { toastFailed } from "../../ui/toasts.ts";

/** Providers where a mailbox can be connected by signing in; none while that is not known. */
export function useSignInWays(): readonly SignInProvider[] {
  const { data } = useQuery(useTenantApi().emailAccounts.signInWays.queryOptions());
  return data ?? [];
}

export interface BeginConsent {
  /** @param hint the account that is connected anew, or the address that was typed. */
  readonly begin: (provider: SignInProvider, hint?: { accountId?: string; email?: string }) => void;
  readonly isBusy: boolean;
}

/** Goes to a provider's page, which sends the person back to `ConsentPage`. */
export function useBeginConsent(): BeginConsent {
  const company = useCompany();
  const text = useErrorText();
  const [url, setUrl] = useState<string>();
  const asked = useMutation(
    useTenantApi().emailAccounts.beginConsent.mutationOptions({
      onSuccess: (answer) => setUrl(answer.url),
      onError: (error) => toastFailed(text.sentence(error)),
    }),
  );
  // After the forms of the page have heard of it: they would ask whether to leave.
  useEffect(() => {
    if (url !== undefined) window.location.assign(url);
  }, [url]);
  return {
    begin: (provider, hint) => asked.mutate({ companyId: company.id, provider, ...hint }),
    isBusy: asked.isPending || url !== undefined,
  };
}

/** In the name of the tenant where it was begun. */
export function useFinishConsent(tenant: string) {
  const { queryClient, tenant: apiOf } = useApi();
  const api = apiOf(tenant);
  return useMutation(
    api.emailAccounts.finishConsent.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries(api.emailAccounts.pathFilter()),
    }),
  );
}
