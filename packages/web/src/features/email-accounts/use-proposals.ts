import { protocols } from "@rookery/server/email-accounts/rules";
import { useRef } from "react";
import type { UseFormReturn } from "react-hook-form";
import { useCompany } from "../../lib/tenant-facts.tsx";
import type { AccountValues } from "./account-values.ts";
import { useFindSettings, type FoundSettings } from "./use-email-accounts.ts";

export interface Proposals {
  /** Asks how the typed address is probably reached, and fills in what nobody has typed. */
  readonly ask: () => void;
  readonly isAsking: boolean;
  /** What was found for the typed address; undefined before. */
  readonly settings: FoundSettings | undefined;
}

/** Fills servers, ports and users from the address. What a person has typed is never overwritten. */
export function useProposals(form: UseFormReturn<AccountValues>): Proposals {
  const company = useCompany();
  const find = useFindSettings();
  const asked = useRef("");
  // Read here, so that the form keeps count of it; the functions below read what is true when they run.
  void form.formState.dirtyFields;

  const fill = (settings: FoundSettings, email: string) => {
    // Receiving with a password is over there.
    if (settings.provider?.asks === "basic_ending") form.setValue("receives", false);
    for (const protocol of protocols) {
      const { dirtyFields } = form.formState;
      const typed = dirtyFields[protocol];
      if (typed?.host || typed?.port || typed?.security) continue;
      const { host = "", port, security, username = email } = settings[protocol] ?? {};
      form.setValue(`${protocol}.host`, host);
      if (port !== undefined) form.setValue(`${protocol}.port`, port);
      if (security !== undefined) form.setValue(`${protocol}.security`, security);
      if (!typed?.username) form.setValue(`${protocol}.username`, username);
    }
  };
  const ask = () => {
    const email = form.getValues("email").trim();
    if (email === asked.current || !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(email)) return;
    asked.current = email;
    for (const protocol of protocols)
      if (!form.formState.dirtyFields[protocol]?.username) form.setValue(`${protocol}.username`, email);
    find.mutate({ companyId: company.id, email }, { onSuccess: (settings) => fill(settings, email) });
  };
  return { ask, isAsking: find.isPending, settings: find.data };
}
