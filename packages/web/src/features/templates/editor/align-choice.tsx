import { TextAlignCenter, TextAlignEnd, TextAlignStart, WrapText } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Align } from "./block-attributes.ts";
import { ChoiceRow } from "./choice-row.tsx";

const faces = {
  start: <WrapText aria-hidden />,
  left: <TextAlignStart aria-hidden />,
  center: <TextAlignCenter aria-hidden />,
  right: <TextAlignEnd aria-hidden />,
} as const;
const places = ["start", "left", "center", "right"] as const;

export function AlignChoice({ align, onChange }: { align: Align; onChange: (align: Align) => void }) {
  const { t } = useTranslation("templateEditor");
  return (
    <ChoiceRow
      label={t("align.label")}
      value={align ?? "start"}
      options={places.map((value) => ({ value, label: t(`align.${value}`), face: faces[value] }))}
      onChange={(place) => onChange(place === "start" ? null : place)}
    />
  );
}
