import { useTranslation } from "react-i18next";
import { useErrorText } from "../../lib/error-text.ts";
import { Callout } from "../../ui/callout.tsx";
import { Section } from "../../ui/page-header.tsx";
import { SelectField } from "../../ui/select.tsx";
import { byteSize } from "./byte-size.ts";
import { useUpdateReading, type Reading } from "./use-imports.ts";

type Encoding = Reading["encoding"];

/** By their WHATWG names, the likeliest first, with words for those that people know by another name. */
const encodings: readonly { value: Encoding; label: string }[] = [
  { value: "utf-8", label: "UTF-8" },
  { value: "windows-1252", label: "Windows-1252 (Western)" },
  { value: "utf-16le", label: "UTF-16 LE (Excel, Unicode text)" },
  { value: "utf-16be", label: "UTF-16 BE" },
  { value: "iso-8859-2", label: "ISO-8859-2 (Central European)" },
  { value: "iso-8859-15", label: "ISO-8859-15 (Western, euro)" },
  { value: "windows-1250", label: "Windows-1250 (Central European)" },
  { value: "windows-1251", label: "Windows-1251 (Cyrillic)" },
  { value: "windows-1253", label: "Windows-1253 (Greek)" },
  { value: "windows-1254", label: "Windows-1254 (Turkish)" },
  { value: "windows-1255", label: "Windows-1255 (Hebrew)" },
  { value: "windows-1256", label: "Windows-1256 (Arabic)" },
  { value: "windows-1257", label: "Windows-1257 (Baltic)" },
  { value: "koi8-r", label: "KOI8-R (Cyrillic)" },
  { value: "shift_jis", label: "Shift_JIS (Japanese)" },
  { value: "euc-jp", label: "EUC-JP (Japanese)" },
  { value: "gb18030", label: "GB18030 (Chinese)" },
  { value: "big5", label: "Big5 (Chinese)" },
  { value: "euc-kr", label: "EUC-KR (Korean)" },
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
        <SelectField
          label={t("facts.encoding")}
          value={reading.encoding}
          options={encodings}
          isDisabled={update.isPending}
          onChange={(encoding) => update.mutate({ importId, encoding })}
        />
        <SelectField
          label={t("facts.delimiter")}
          value={reading.delimiter}
          options={delimiters.map((value) => ({ value, label: t(`facts.${delimiterNames[value]}`) }))}
          isDisabled={update.isPending}
          onChange={(delimiter) => update.mutate({ importId, delimiter })}
        />
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
