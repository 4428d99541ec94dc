import { useTranslation } from "react-i18next";
import { formatNumber } from "../../ui/format-number.ts";
import { ProgressPanel } from "./progress-panel.tsx";
import { shareDone } from "./share-done.ts";
import type { ShownImport } from "./use-imports.ts";

/** An undo under way; like the import it goes on when the page is closed. */
export function UndoRunning({ found }: { found: ShownImport }) {
  const { t, i18n } = useTranslation("imports");
  const number = (value: number) => formatNumber(value, i18n.language);
  const { counts } = found;
  const { reversed = 0, kept = 0, failed = 0 } = found.undo ?? {};
  const whole = counts.created + counts.updated;
  return (
    <ProgressPanel
      title={t("undo.running", { file: found.fileName })}
      bar={t("undo.bar")}
      share={shareDone(found)}
      text={t("undo.people", { done: number(reversed + kept + failed), whole: number(whole) })}
      note={t("undo.close")}
      stats={[
        { label: t("undo.reversed"), value: reversed },
        { label: t("undo.kept"), value: kept },
        { label: t("undo.failed"), value: failed },
      ]}
    />
  );
}
