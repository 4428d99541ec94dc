import { useTranslation } from "react-i18next";
import { formatNumber } from "../../ui/format-number.ts";
import { Section } from "../../ui/page-header.tsx";
import { StackedBar, type BarPart } from "../../ui/stacked-bar.tsx";
import { sumOf } from "./count-parts.ts";
import { KeptPeople } from "./kept-people.tsx";
import type { ShownImport } from "./use-imports.ts";

const parts = ["reversed", "kept", "failed", "gone"] as const;
const tones: Record<(typeof parts)[number], BarPart["tone"]> = {
  reversed: "good",
  kept: "warn",
  failed: "bad",
  gone: "idle",
};

/** What an undo took back, and whom it left as they are, name by name. */
export function UndoOutcome({ found }: { found: ShownImport }) {
  const { t, i18n } = useTranslation("imports");
  const { undo } = found;
  if (!undo) return null;
  const whole = found.counts.created + found.counts.updated;
  // Whom the import added and somebody deleted before the undo came to them.
  const gone = Math.max(0, whole - undo.reversed - undo.kept - undo.failed);
  const counts = { reversed: undo.reversed, kept: undo.kept, failed: undo.failed, gone };
  return (
    <>
      <Section
        title={t("undo.picture")}
        description={t("undo.identity", {
          whole: formatNumber(whole, i18n.language),
          sum: sumOf(
            parts.map((part) => counts[part]),
            i18n.language,
          ),
        })}
      >
        <StackedBar
          label={t("undo.picture")}
          parts={parts
            .filter((id) => id !== "gone" || gone > 0)
            .map((id) => ({ id, label: t(`undo.${id}`), count: counts[id], tone: tones[id] }))}
        />
      </Section>
      {undo.kept + undo.failed > 0 && <KeptPeople importId={found.id} counts={undo} />}
    </>
  );
}
