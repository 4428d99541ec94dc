import { useState } from "react";
import { useTranslation } from "react-i18next";
import { TextField } from "../../../ui/text-field.tsx";
import { AddressField } from "./address-field.tsx";
import { AlignChoice } from "./align-choice.tsx";
import type { Align } from "./block-attributes.ts";
import { setColumnCount } from "./block-commands.ts";
import type { FieldsProps } from "./block-settings.tsx";
import { ChoiceRow } from "./choice-row.tsx";
import { LABEL_MAX } from "./mail-blocks.ts";

function LabelField({ label, onChange }: { label: string; onChange: (label: string) => void }) {
  const { t } = useTranslation("templateEditor");
  const [isLeft, setLeft] = useState(label !== "");
  return (
    <TextField
      label={t("settings.label")}
      error={isLeft && label.trim() === "" ? t("problems.noLabel") : undefined}
      value={label}
      maxLength={LABEL_MAX}
      dir="auto"
      onChange={(event) => onChange(event.target.value)}
      onBlur={() => setLeft(true)}
    />
  );
}

export function ButtonFields({ attributes, onChange }: FieldsProps) {
  const { t } = useTranslation("templateEditor");
  const { label, href, align } = attributes as { label: string; href: string; align: Align };
  return (
    <>
      <LabelField label={label} onChange={(next) => onChange({ label: next })} />
      <AddressField
        kind="link"
        label={t("settings.href")}
        address={href}
        onChange={(next) => onChange({ href: next })}
      />
      <AlignChoice align={align} onChange={(next) => onChange({ align: next })} />
    </>
  );
}

export function UnsubscribeFields({ attributes, onChange }: FieldsProps) {
  const { label, align } = attributes as { label: string; align: Align };
  return (
    <>
      <LabelField label={label} onChange={(next) => onChange({ label: next })} />
      <AlignChoice align={align} onChange={(next) => onChange({ align: next })} />
    </>
  );
}

export function ColumnFields({ columnCount, editor }: FieldsProps) {
  const { t } = useTranslation("templateEditor");
  return (
    <ChoiceRow
      label={t("settings.columns")}
      value={columnCount === 3 ? "three" : "two"}
      options={[
        { value: "two", label: t("settings.two") },
        { value: "three", label: t("settings.three") },
      ]}
      onChange={(count) => editor.commands.command(setColumnCount(count === "three" ? 3 : 2))}
    />
  );
}
