import {
  dateFormats,
  dayFormat,
  inheritedPreferences,
  spokenLanguage,
  languages,
  themes,
  timeZones,
  type Choices,
  type Preferences,
  type RegionalDefaults,
} from "@rookery/server/preferences/rules";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { languageNames } from "../../lib/i18n/i18n.ts";
import { useAppearance } from "../../lib/appearance.ts";
import { Section } from "../../ui/page-header.tsx";
import { Select, type SelectOption } from "../../ui/select.tsx";
import { SettingRow } from "../../ui/setting-row.tsx";
import { useNow, zoneLabel } from "../../ui/time.tsx";
import { useUpdatePreferences } from "./use-preferences.ts";

interface Tenant {
  readonly name: string;
  readonly defaults: RegionalDefaults;
}

export interface AppearanceSectionProps {
  readonly choices: Choices;
  readonly tenants: readonly Tenant[];
}

type Value = NonNullable<Choices[keyof Choices]>;

/** Stands for null, which a select does not know. */
const INHERITED = "inherited";

/** Platform, then tenant, then person: each value, where it comes from, and the way back to what is inherited. */
export function AppearanceSection({ choices, tenants }: AppearanceSectionProps) {
  const { t } = useTranslation("preferences");
  const update = useUpdatePreferences();
  const inherited = inheritedPreferences(
    tenants.map(({ defaults }) => defaults),
    spokenLanguage(navigator.languages),
  );
  const labelOf = useValueLabel();
  const zones = useMemo(() => timeZones(), []);

  const row = (field: keyof Choices, values: readonly Value[]) => {
    const label = t(`${field}.label`);
    const own = choices[field];
    const options: SelectOption<string>[] = [
      { value: INHERITED, label: t("inherited", { value: labelOf(field, inherited[field]) }) },
      ...values.map((value) => ({
        value,
        label: labelOf(field, value),
        ...(field === "language" && { lang: value }),
      })),
    ];
    return (
      <SettingRow
        isWide
        label={label}
        help={
          <>
            {t(`${field}.help`)} <Source field={field} own={own} tenants={tenants} />
          </>
        }
        control={(wiring) => (
          <Select
            {...wiring}
            value={own ?? INHERITED}
            options={options}
            onChange={(value) => update({ [field]: value === INHERITED ? null : value })}
          />
        )}
      />
    );
  };

  return (
    <Section title={t("appearance.title")} description={t("appearance.description")}>
      <div className="flex flex-col divide-y divide-line">
        {row("theme", themes)}
        {row("language", languages)}
        {row("timeZone", zones)}
        {row("dateFormat", dateFormats)}
      </div>
    </Section>
  );
}

/** Whose value counts where the person has chosen none. */
function Source(props: { field: keyof Choices; own: string | null; tenants: readonly Tenant[] }) {
  const { t, i18n } = useTranslation("preferences");
  const { field, own, tenants } = props;
  if (own !== null) return <>{t("source.own")}</>;
  if (field === "theme") return <>{t("source.platform")}</>;
  const saying = tenants.filter(({ defaults }) => defaults[field] !== null);
  if (saying.length === 0) return <>{t("source.platform")}</>;
  const names = new Intl.ListFormat(i18n.language).format(saying.map(({ name }) => name));
  const differ = new Set(saying.map(({ defaults }) => defaults[field])).size > 1;
  return <>{t(differ ? "source.differ" : "source.tenant", { names })}</>;
}

function useValueLabel() {
  const { t } = useTranslation("preferences");
  const { language } = useAppearance();
  const now = useNow();
  return (field: keyof Choices, value: Preferences[keyof Preferences]): string => {
    if (field === "theme") return t(`theme.${value as Preferences["theme"]}`);
    if (field === "language") return languageNames[value as Preferences["language"]];
    if (field === "timeZone") return value === null ? t("timeZone.device") : zoneLabel(value, now, language);
    if (value === null) return t("dateFormat.language");
    return dayFormat({ language, timeZone: null, dateFormat: value as Preferences["dateFormat"] })(now);
  };
}
