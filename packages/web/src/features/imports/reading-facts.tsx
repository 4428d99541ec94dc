import { useTranslation } from "react-i18next";
import { useErrorText } from "../../lib/error-text.ts";
import type { Catalogues } from "../../lib/i18n/catalogues.ts";
import { Callout } from "../../ui/callout.tsx";
import { Section } from "../../ui/page-header.tsx";
import { SelectField } from "../../ui/select.tsx";
import { byteSize } from "./byte-size.ts";
import { useUpdateReading, type Reading } from "./use-imports.ts";

type Encoding = Reading["encoding"];

type Script = keyof Catalogues["imports"]["facts"]["scripts"];

/** Names that nobody translates, the likeliest first, with the script for those who know them by that. */
const encodings: readonly (readonly [Encoding, string, Script?])[] = [
  ["utf-8", "UTF-8"],
  ["windows-1252", "Windows-1252", "western"],
  ["utf-16le", "UTF-16 LE", "excel"],
  ["utf-16be", "UTF-16 BE"],
  ["iso-8859-2", "ISO-8859-2", "centralEuropean"],
  ["iso-8859-15", "ISO-8859-15", "westernEuro"],
  ["windows-1250", "Windows-1250", "centralEuropean"],
  ["windows-1251", "Windows-1251", "cyrillic"],
  ["windows-1253", "Windows-1253", "greek"],
  ["windows-1254", "Windows-1254", "turkish"],
  ["windows-1255", "Windows-1255", "hebrew"],
  ["windows-1256", "Windows-1256", "arabic"],
  ["windows-1257", "Windows-1257", "baltic"],
  ["koi8-r", "KOI8-R", "cyrillic"],
  ["shift_jis", "Shift_JIS", "japanese"],
  ["euc-jp", "EUC-JP", "japanese"],
  ["gb18030", "GB18030", "chinese"],
  ["big5", "Big5", "chinese"],
  ["euc-kr", "EUC-KR", "korean"],
];

const delimiterNames = { ",": "comma", ";": "semicolon", "\t": "tab", "|": "bar" } as const;
const delimiters = [",", ";", "\t", "|"] as const;

export interface ReadingFactsProps {
  readonly importId: string;
  readonly reading: Reading;
  readonly fileSizeBytes: number;
}

/** What was found in the file, open to correction. */
export function ReadingFacts({ importId, reading, fileSizeBytes }: ReadingFactsProps) {
  const { t, i18n } = useTranslation("imports");
  const text = useErrorText();
  const update = useUpdateReading();
  const change = (facts: TextFact) => update.mutate({ importId, ...facts });
  return (
    <Section
      title={t("facts.title")}
      description={t("facts.description")}
      actions={
        <p className="text-13 text-ink-faint tabular-nums">
          {t("facts.size")} {byteSize(fileSizeBytes, i18n.language)}
        </p>
      }
    >
      <div className="grid gap-4 sm:grid-cols-3">
        {reading.sheets ? (
          <SelectField
            label={t("facts.sheet")}
            value={String(reading.sheet ?? 0)}
            options={reading.sheets.map(({ name, isHidden }, place) => ({
              value: String(place),
              label: isHidden ? t("facts.hiddenSheet", { name }) : name,
            }))}
            isDisabled={update.isPending}
            onChange={(sheet) => update.mutate({ importId, sheet: Number(sheet) })}
          />
        ) : (
          <TextFacts reading={reading} isDisabled={update.isPending} onChange={change} />
        )}
        <SelectField
          label={t("facts.header")}
          value={reading.hasHeader ? "header" : "person"}
          options={[
            { value: "header", label: t("facts.hasHeader") },
            { value: "person", label: t("facts.noHeader") },
          ]}
          isDisabled={update.isPending}
          onChange={(kind) => update.mutate({ importId, hasHeader: kind === "header" })}
        />
      </div>
      {reading.hasSeparatorLine && <p className="mt-3 text-13 text-ink-faint">{t("facts.separatorLine")}</p>}
      {update.isError && (
        <div className="mt-4">
          <Callout tone="bad" isAlert>
            {text.sentence(update.error)}
          </Callout>
        </div>
      )}
    </Section>
  );
}

type TextFact = { readonly encoding: Encoding } | { readonly delimiter: Reading["delimiter"] };

interface TextFactsProps {
  readonly reading: Reading;
  readonly isDisabled: boolean;
  readonly onChange: (fact: TextFact) => void;
}

/** What only text has: a workbook knows its letters and its cells. */
function TextFacts({ reading, isDisabled, onChange }: TextFactsProps) {
  const { t } = useTranslation("imports");
  return (
    <>
      <SelectField
        label={t("facts.encoding")}
        value={reading.encoding}
        options={encodings.map(([value, name, script]) => ({
          value,
          label: script ? t("facts.named", { name, script: t(`facts.scripts.${script}`) }) : name,
        }))}
        isDisabled={isDisabled}
        onChange={(encoding) => onChange({ encoding })}
      />
      <SelectField
        label={t("facts.delimiter")}
        value={reading.delimiter}
        options={delimiters.map((value) => ({ value, label: t(`facts.${delimiterNames[value]}`) }))}
        isDisabled={isDisabled}
        onChange={(delimiter) => onChange({ delimiter })}
      />
    </>
  );
}
