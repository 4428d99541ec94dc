import { useTranslation } from "react-i18next";
import { useErrorText } from "../../lib/error-text.ts";
import { Section } from "../../ui/page-header.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { TextField } from "../../ui/text-field.tsx";
import type { BrandField } from "./brand-values.ts";
import { ColourControls } from "./colour-controls.tsx";
import { PictureControls } from "./picture-controls.tsx";
import type { BrandState } from "./use-brand.ts";
import type { BrandDraft } from "./use-brand-draft.ts";
import type { PictureUploads } from "./use-picture-uploads.ts";

export interface BrandControlsProps {
  readonly brand: BrandState;
  readonly draft: BrandDraft;
  readonly uploads: PictureUploads;
}

/** Of a name that a person reads, here and in a mailbox's list. */
const NAME_MAX = 60;
const FOOTER_MAX = 300;

export function BrandControls({ brand, draft, uploads }: BrandControlsProps) {
  const { t } = useTranslation("brand");
  const text = useErrorText();
  const { typed, faults, write } = draft;
  const errorOf = (field: BrandField) => {
    const rule = faults[field];
    return rule === undefined ? undefined : text.rule(rule);
  };
  // An empty field leaves it to the portal.
  const orNull = (value: string) => (value === "" ? null : value);
  return (
    <div className="flex min-w-0 flex-col gap-5">
      <Section title={t("name.title")}>
        <TextField
          label={t("fields.name")}
          help={t("name.help")}
          placeholder={brand.tenantName}
          maxLength={NAME_MAX}
          autoComplete="off"
          value={typed.name ?? ""}
          onChange={(event) => write({ name: orNull(event.target.value) })}
          error={errorOf("name")}
        />
      </Section>
      <ColourControls typed={typed} write={write} />
      <PictureControls typed={typed} write={write} uploads={uploads} />
      <Section title={t("mail.title")} description={t("mail.description")}>
        <div className="flex flex-col gap-4">
          <TextField
            label={t("fields.mailSenderName")}
            help={t("mail.senderHelp")}
            placeholder={typed.name ?? brand.tenantName}
            maxLength={NAME_MAX}
            autoComplete="off"
            value={typed.mailSenderName ?? ""}
            onChange={(event) => write({ mailSenderName: orNull(event.target.value) })}
            error={errorOf("mailSenderName")}
          />
          <TextArea
            label={t("fields.mailFooter")}
            help={t("mail.footerHelp")}
            aside={
              <span className="text-12 text-ink-faint tabular-nums">
                {t("mail.left", { count: FOOTER_MAX - (typed.mailFooter ?? "").length })}
              </span>
            }
            maxLength={FOOTER_MAX}
            value={typed.mailFooter ?? ""}
            // The server keeps one line; mail programs break it where they must.
            onChange={(event) => write({ mailFooter: orNull(event.target.value.replace(/\s*\n\s*/g, " ")) })}
            error={errorOf("mailFooter")}
          />
        </div>
      </Section>
    </div>
  );
}
