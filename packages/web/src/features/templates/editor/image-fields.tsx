import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Switch } from "../../../ui/switch.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import { AddressField } from "./address-field.tsx";
import { AlignChoice } from "./align-choice.tsx";
import type { Align } from "./block-attributes.ts";
import type { FieldsProps } from "./block-settings.tsx";
import { ALT_MAX, WIDTH_MAX } from "./mail-blocks.ts";

interface ImageAttributes {
  readonly src: string;
  readonly alt: string | null;
  readonly href: string;
  readonly width: number | null;
  readonly align: Align;
}

export function ImageFields({ attributes, onChange }: FieldsProps) {
  const { t } = useTranslation("templateEditor");
  const { src, alt, href, width, align } = attributes as unknown as ImageAttributes;
  const decorates = alt === "";
  return (
    <>
      <AddressField
        kind="image"
        label={t("settings.src")}
        address={src}
        onChange={(next) => onChange({ src: next })}
      />
      <TextField
        label={t("settings.alt")}
        help={t("settings.altHelp")}
        value={alt ?? ""}
        disabled={decorates}
        maxLength={ALT_MAX}
        dir="auto"
        // Emptied, it is not described, which is not to say that it only decorates.
        onChange={({ target }) => onChange({ alt: target.value === "" ? null : target.value })}
      />
      <div className="flex items-center justify-between gap-3 text-13 text-ink">
        <span aria-hidden>{t("settings.decorates")}</span>
        <Switch
          label={t("settings.decorates")}
          isOn={decorates}
          onChange={(isOn) => onChange({ alt: isOn ? "" : null })}
        />
      </div>
      <WidthField width={width} onChange={(next) => onChange({ width: next })} />
      <AddressField
        kind="link"
        isOptional
        label={t("settings.href")}
        address={href}
        onChange={(next) => onChange({ href: next })}
      />
      <AlignChoice align={align} onChange={(next) => onChange({ align: next })} />
    </>
  );
}

function WidthField({ width, onChange }: { width: number | null; onChange: (width: number | null) => void }) {
  const { t } = useTranslation("templateEditor");
  const [typed, setTyped] = useState(String(width ?? ""));
  const isFine =
    typed === "" || (/^\d{1,3}$/.test(typed) && Number(typed) >= 1 && Number(typed) <= WIDTH_MAX);
  return (
    <TextField
      label={t("settings.width")}
      help={t("settings.widthHelp")}
      error={isFine ? undefined : t("problems.badWidth", { most: WIDTH_MAX })}
      value={typed}
      inputMode="numeric"
      autoComplete="off"
      onChange={({ target: { value } }) => {
        setTyped(value);
        if (value === "") onChange(null);
        else if (/^\d{1,3}$/.test(value) && Number(value) >= 1 && Number(value) <= WIDTH_MAX)
          onChange(Number(value));
      }}
    />
  );
}
