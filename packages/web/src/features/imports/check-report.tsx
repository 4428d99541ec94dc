import { useTranslation } from "react-i18next";
import { Callout } from "../../ui/callout.tsx";
import { Section } from "../../ui/page-header.tsx";
import { Stat, StatRow } from "../../ui/stat.tsx";
import { StackedBar } from "../../ui/stacked-bar.tsx";
import { CheckReasons } from "./check-reasons.tsx";
import { leftOut, useCountParts, useIdentity } from "./count-parts.ts";
import { DiscardButton } from "./discard-button.tsx";
import { ImportChoices } from "./import-choices.tsx";
import { changes } from "./import-step.ts";
import type { Checked, ShownImport } from "./use-imports.ts";
import { useMayImport } from "./use-may-import.ts";

/** What the import would do, line by line accounted for, before anything is written. */
export function CheckReport({ found, checked }: { found: ShownImport; checked: Checked }) {
  const { t } = useTranslation("imports");
  const mayImport = useMayImport();
  const { counts } = checked;
  const parts = useCountParts(counts);
  const identity = useIdentity(counts);
  return (
    <div className="flex flex-col gap-5">
      {changes(checked) === 0 && (
        <Callout tone="warn" title={t("check.nothingTitle")}>
          {t("check.nothingText")}
        </Callout>
      )}
      <StatRow>
        <Stat label={t("outcome.created")} value={counts.created} />
        <Stat label={t("outcome.updated")} value={counts.updated} />
        <Stat label={t("outcome.unchanged")} value={counts.unchanged} />
        <Stat label={t("check.leftOut")} value={leftOut(counts)} />
      </StatRow>
      <Section title={t("check.picture")} description={identity}>
        <StackedBar label={t("check.picture")} parts={parts} />
      </Section>
      <CheckReasons checked={checked} />
      <ImportChoices found={found} title={t("check.with")} />
      {mayImport && (
        <div>
          <DiscardButton importId={found.id} fileName={found.fileName} />
        </div>
      )}
    </div>
  );
}
