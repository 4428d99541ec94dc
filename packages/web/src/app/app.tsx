import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useMemo } from "react";
import { I18nextProvider, useTranslation } from "react-i18next";
import { dayFormat } from "@rookery/server/preferences/rules";
import { useAppearance } from "../lib/appearance.ts";
import type { ui } from "../lib/i18n/en/ui.ts";
import { i18n, languageOf } from "../lib/i18n/i18n.ts";
import { ApiProvider } from "../lib/trpc/api-context.tsx";
import { UiWordsProvider } from "../ui/ui-words.tsx";
import type { Portal } from "./create-portal.ts";

export function App({ portal }: { portal: Portal }) {
  return (
    <I18nextProvider i18n={i18n}>
      <QueryClientProvider client={portal.api.queryClient}>
        <ApiProvider api={portal.api}>
          <Words>
            <RouterProvider router={portal.router} />
          </Words>
        </ApiProvider>
      </QueryClientProvider>
    </I18nextProvider>
  );
}

/** Hands the design system its few words in the reader's language. */
function Words({ children }: { children: ReactNode }) {
  const { i18n: instance } = useTranslation("ui");
  const locale = instance.resolvedLanguage ?? "en";
  const { timeZone, dateFormat } = useAppearance();
  const words = useMemo(
    () => ({
      ...(instance.getResourceBundle(locale, "ui") as typeof ui),
      locale,
      timeZone: timeZone ?? undefined,
      writeDay: dayFormat({ language: languageOf(locale), timeZone, dateFormat }),
    }),
    [instance, locale, timeZone, dateFormat],
  );
  return <UiWordsProvider words={words}>{children}</UiWordsProvider>;
}
