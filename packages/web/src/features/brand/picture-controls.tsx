import { IMAGE_BYTES, imageSlots, type ImageSlot, type Theme } from "@rookery/server/brand/rules";
import { useTranslation } from "react-i18next";
import { Section } from "../../ui/page-header.tsx";
import { toastDone } from "../../ui/toasts.ts";
import { useUiWords } from "../../ui/ui-words.tsx";
import { pictureFields, type TypedBrand, type WriteBrand } from "./brand-values.ts";
import { PictureField } from "./picture-field.tsx";
import type { PictureUploads } from "./use-picture-uploads.ts";

export interface PictureControlsProps {
  readonly typed: TypedBrand;
  readonly write: WriteBrand;
  readonly uploads: PictureUploads;
}

/** A logo that has one for dark ground beside it never stands there itself. */
function groundsOf(slot: ImageSlot, { logoDarkUrl }: TypedBrand): readonly Theme[] {
  if (slot === "logoDark") return ["dark"];
  return slot === "logo" && logoDarkUrl !== null ? ["light"] : ["light", "dark"];
}

export function PictureControls({ typed, write, uploads }: PictureControlsProps) {
  const { t } = useTranslation("brand");
  const words = useUiWords();
  const remove = (slot: ImageSlot) => {
    const field = pictureFields[slot];
    const before = typed[field];
    uploads[slot].forget();
    write({ [field]: null });
    toastDone({
      text: t("pictures.removed", { name: t(`fields.${field}`) }),
      undo: { label: words.undo, run: () => write({ [field]: before }) },
    });
  };
  const megabytes = new Intl.NumberFormat(words.locale, {
    style: "unit",
    unit: "megabyte",
    maximumFractionDigits: 1,
  }).format(IMAGE_BYTES / 1024 ** 2);
  return (
    <Section title={t("pictures.title")} description={t("pictures.description", { size: megabytes })}>
      <div className="flex flex-col divide-y divide-line *:py-4 *:first:pt-0 *:last:pb-0">
        {imageSlots.map((slot) => (
          <PictureField
            key={slot}
            slot={slot}
            label={t(`fields.${pictureFields[slot]}`)}
            help={t(`pictures.help.${slot}`)}
            url={typed[pictureFields[slot]]}
            grounds={groundsOf(slot, typed)}
            isOnWhite={slot === "mailLogo" || (slot === "logo" && typed.logoDarkUrl === null)}
            upload={uploads[slot]}
            onTaken={(url) => {
              uploads[slot].forget();
              write({ [pictureFields[slot]]: url });
            }}
            onRemove={() => remove(slot)}
          />
        ))}
      </div>
    </Section>
  );
}
