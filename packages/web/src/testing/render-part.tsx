import { render } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import type { ReactNode } from "react";
import { I18nextProvider } from "react-i18next";
import type { Namespace } from "../lib/i18n/catalogues.ts";
import { ui } from "../lib/i18n/en/ui.ts";
import { i18n, loadCatalogues } from "../lib/i18n/i18n.ts";
import { UiWordsProvider } from "../ui/ui-words.tsx";

/** Renders one part of a page with the words that it needs, for what no page is needed to show. */
export async function renderPart(part: ReactNode, namespaces: readonly Namespace[]) {
  await loadCatalogues(namespaces);
  const words = { ...ui, locale: "en", timeZone: undefined, writeDay: String };
  render(
    <I18nextProvider i18n={i18n}>
      <UiWordsProvider words={words}>{part}</UiWordsProvider>
    </I18nextProvider>,
  );
  return userEvent.setup();
}
