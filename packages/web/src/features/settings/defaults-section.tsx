import {
  dateFormats,
  dayFormat,
  languages,
  timeZones,
  type DateFormat,
  type Language,
} from "@rookery/server/preferences/rules";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { languageNames } from "../../lib/i18n/i18n.ts";
import { useMay } from "../../lib/tenant-facts.tsx";
import { Section } from "../../ui/page-header.tsx";
import { Select, type SelectOption } from "../../ui/select.tsx";
import { SettingRow } from "../../ui/setting-row.tsx";
import { Switch } from "../../ui/switch.tsx";
import { useNow, zoneLabel } from "../../ui/time.tsx";
import { useUiWords } from "../../ui/ui-words.tsx";
import { useSetDefaults, type Settings } from "./use-settings.ts";

/** Stands for null, which a select does not know. */
const UNSAID = "unsaid";

/** How the tenant's people have the portal until they choose for themselves. Every change holds at once. */
export function DefaultsSection({ settings }: { settings: Settings }) {
  const { t } = useTranslation("settings");
  const { locale } = useUiWords();
  const now = useNow();
  const set = useSetDefaults();
  const isReadOnly = useMay("settings.manage") !== true;
  const zones = useMemo(() => timeZones(), []);

  const row = (field: "language" | "timeZone" | "dateFormat", options: readonly SelectOption<string>[]) => (
    <SettingRow
      isWide
      label={t(`defaults.${field}`)}
      help={t(`defaults.${field}Help`)}
      control={(wiring) => (
        <Select
          {...wiring}
          value={settings[field] ?? UNSAID}
          isDisabled={isReadOnly}
          options={[{ value: UNSAID, label: t(`defaults.${field}Unsaid`) }, ...options]}
          onChange={(value) => set({ [field]: value === UNSAID ? null : value })}
        />
      )}
    />
  );
  const writeDay = (dateFormat: DateFormat) =>
    dayFormat({ language: locale as Language, timeZone: null, dateFormat })(now);

  return (
    <Section title={t("defaults.title")} description={t("defaults.description")}>
      <div className="flex flex-col divide-y divide-line">
        {row(
          "language",
          languages.map((value) => ({ value, label: languageNames[value], lang: value })),
        )}
        {row(
          "timeZone",
          zones.map((value) => ({ value, label: zoneLabel(value, now, locale) })),
        )}
        {row(
          "dateFormat",
          dateFormats.map((value) => ({ value, label: writeDay(value) })),
        )}
        <SettingRow
          label={t("defaults.sidebar")}
          help={t("defaults.sidebarHelp")}
          control={(wiring) => (
            <Switch
              {...wiring}
              label={t("defaults.sidebar")}
              isOn={settings.isSidebarNarrow}
              isDisabled={isReadOnly}
              onChange={(isSidebarNarrow) => set({ isSidebarNarrow })}
            />
          )}
        />
      </div>
    </Section>
  );
}
