import { useTranslation } from "react-i18next";
import { useMay } from "../../lib/tenant-facts.tsx";
import { Section } from "../../ui/page-header.tsx";
import { Select } from "../../ui/select.tsx";
import { SettingRow } from "../../ui/setting-row.tsx";
import { useKeepImportFiles, type Settings } from "./use-settings.ts";

/** What most choose; another number, set through the API, is shown as it is. */
const usual = [0, 7, 30, 90, 365];

/** How long the lists that people uploaded stay here. A change holds at once, for files that are there already too. */
export function ImportFilesSection({ settings: { importFileDays } }: { settings: Settings }) {
  const { t } = useTranslation("settings");
  const keep = useKeepImportFiles();
  const isReadOnly = useMay("settings.manage") !== true;
  const choices = usual.includes(importFileDays) ? usual : [...usual, importFileDays].sort((a, b) => a - b);
  return (
    <Section title={t("importFiles.title")} description={t("importFiles.description")}>
      <SettingRow
        isWide
        label={t("importFiles.days")}
        help={t("importFiles.daysHelp")}
        control={(wiring) => (
          <Select
            {...wiring}
            value={String(importFileDays)}
            isDisabled={isReadOnly}
            options={choices.map((days) => ({
              value: String(days),
              label: days === 0 ? t("importFiles.never") : t("importFiles.forDays", { count: days }),
            }))}
            onChange={(days) => keep(Number(days))}
          />
        )}
      />
    </Section>
  );
}
