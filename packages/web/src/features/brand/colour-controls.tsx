import { frames } from "@rookery/server/brand/rules";
import { useTranslation } from "react-i18next";
import { Section } from "../../ui/page-header.tsx";
import type { TypedBrand, WriteBrand } from "./brand-values.ts";
import { ColourField } from "./colour-field.tsx";
import { ContrastSentences } from "./contrast-sentences.tsx";

/** Colours as the tenant gives them; what is computed from them stands beside. */
export function ColourControls({ typed, write }: { typed: TypedBrand; write: WriteBrand }) {
  const { t } = useTranslation("brand");
  const { primaryColor, secondaryColor } = typed;
  return (
    <Section title={t("colours.title")} description={t("colours.description")}>
      <div className="flex flex-col gap-4">
        <ColourField
          label={t("fields.primaryColor")}
          help={t("colours.primaryHelp")}
          value={primaryColor}
          unsaid={t("changes.own")}
          shownUnsaid={frames.light.ownAccent}
          resetLabel={t("colours.reset")}
          onChange={(colour) => write({ primaryColor: colour })}
        />
        <ColourField
          label={t("fields.secondaryColor")}
          help={t("colours.secondaryHelp")}
          isOptional
          value={secondaryColor}
          unsaid={t("colours.asPrimary")}
          shownUnsaid={primaryColor ?? frames.light.ownAccent}
          resetLabel={t("colours.without")}
          onChange={(colour) => write({ secondaryColor: colour })}
        />
        <div className="border-t border-line pt-4">
          <ContrastSentences primary={primaryColor} secondary={secondaryColor} />
        </div>
      </div>
    </Section>
  );
}
