import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../ui/button.tsx";
import { toastFailed } from "../../ui/toasts.ts";
import { recordsText } from "./records-text.ts";
import type { ShownGuide } from "./use-domains.ts";
import { usePanelWords } from "./use-panel-words.ts";

/** Everything to publish as one text, for whoever gets it by mail or as a ticket. */
export function CopyRecordsButton({ guide }: { guide: ShownGuide }) {
  const { t } = useTranslation("domains");
  const words = usePanelWords(guide);
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(recordsText(guide, words));
    setCopied(true);
    setTimeout(() => setCopied(false), 1800);
  };
  return (
    <Button onClick={() => void copy().catch(() => toastFailed(t("page.copyFailed")))}>
      {isCopied ? <Check aria-hidden className="text-good-ink" /> : <Copy aria-hidden />}
      <span aria-live="polite">{isCopied ? t("page.copiedAll") : t("page.copyAll")}</span>
    </Button>
  );
}
