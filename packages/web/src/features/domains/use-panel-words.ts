import { useTranslation } from "react-i18next";
import type { ShownGuide } from "./use-domains.ts";

export interface PanelWords {
  readonly type: string;
  readonly name: string;
  readonly priority: string;
  readonly value: string;
}

/** What the fields are called where the records are typed: as the provider says, else in the reader's language. */
export function usePanelWords({ provider, panel }: ShownGuide): PanelWords {
  const { t } = useTranslation("domains");
  const { name, value } = provider ? panel.words : { name: t("record.name"), value: t("record.value") };
  return { type: t("record.type"), name, priority: t("record.priority"), value };
}
