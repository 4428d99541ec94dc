import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { I18nextProvider, useTranslation } from "react-i18next";
import { i18n } from "../lib/i18n/i18n.ts";
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
  const words = instance.getResourceBundle(locale, "ui");
  return <UiWordsProvider words={{ locale, ...words }}>{children}</UiWordsProvider>;
}
