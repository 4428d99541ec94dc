import { TAG_MAX, TAGS_MAX } from "@rookery/server/imports/rules";
import { useTranslation } from "react-i18next";
import { formatNumber } from "../../ui/format-number.ts";
import { Section } from "../../ui/page-header.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { TokenField } from "../../ui/token-field.tsx";
import type { FileChoices as Choices } from "./choices.ts";
import { ExistingChoice } from "./existing-choice.tsx";

/** As wide as the columns that keep source and consent. */
const LINE_MAX = 200;

export interface FileChoicesProps {
  readonly choices: Choices;
  readonly onChange: (choices: Choices) => void;
}

/** What is chosen once for the whole file. */
export function FileChoices({ choices, onChange }: FileChoicesProps) {
  const { t, i18n } = useTranslation("imports");
  const number = (value: number) => formatNumber(value, i18n.language);
  const line = (part: "source" | "consent") => (
    <TextField
      label={t(`choices.${part}`)}
      help={t(`choices.${part}Help`)}
      isOptional
      autoComplete="off"
      maxLength={LINE_MAX}
      value={choices[part]}
      onChange={(event) => onChange({ ...choices, [part]: event.target.value })}
    />
  );
  return (
    <Section title={t("choices.title")} description={t("choices.description")}>
      <div className="flex flex-col gap-6">
        <ExistingChoice
          value={choices.existing}
          onChange={(existing) => onChange({ ...choices, existing })}
        />
        <TokenField
          label={t("choices.tags")}
          help={t(choices.existing === "skip" ? "choices.tagsHelpSkip" : "choices.tagsHelp")}
          isOptional
          tokens={choices.tags}
          onChange={(tags) => onChange({ ...choices, tags })}
          maxLength={TAG_MAX}
          maxCount={TAGS_MAX}
          words={{
            remove: (tag) => t("choices.removeTag", { tag }),
            added: (tag) => t("choices.tagAdded", { tag }),
            removed: (tag) => t("choices.tagRemoved", { tag }),
            tooLong: t("choices.tagTooLong", { max: number(TAG_MAX) }),
            full: t("choices.tagsFull", { max: number(TAGS_MAX) }),
          }}
        />
        <div className="grid gap-x-6 gap-y-6 md:grid-cols-2">
          {line("source")}
          {line("consent")}
        </div>
      </div>
    </Section>
  );
}
