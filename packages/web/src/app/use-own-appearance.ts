import { resolvePreferences, spokenLanguage } from "@rookery/server/preferences/rules";
import { useParams } from "@tanstack/react-router";
import { useLayoutEffect } from "react";
import { useKnownSession } from "../features/sessions/use-sessions.ts";
import { showWith } from "../lib/appearance.ts";

/** Shows the portal as whoever is signed in has it, in the tenant that the address names. Whoever signs out leaves it like that. */
export function useOwnAppearance(): void {
  const { data: session } = useKnownSession();
  const { tenant: slug } = useParams({ strict: false });
  useLayoutEffect(() => {
    if (!session) return;
    const here = session.tenants.filter((each) => each.slug === slug);
    const tenants = here.length > 0 ? here : session.tenants;
    showWith(
      resolvePreferences(
        session.choices,
        tenants.map(({ defaults }) => defaults),
        spokenLanguage(navigator.languages),
      ),
    );
  }, [session, slug]);
}
