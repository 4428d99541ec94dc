import { MoreHorizontal, Pencil, Trash2 } from "lucide-react";
import { useTranslation } from "react-i18next";
import { IconButton } from "../../ui/icon-button.tsx";
import { Menu } from "../../ui/menu.tsx";
import type { LeadField } from "./use-lead-fields.ts";

export type FieldAct = "rename" | "remove";

export interface FieldMenuProps {
  readonly field: LeadField;
  readonly onAsk: (act: FieldAct, field: LeadField) => void;
}

export function FieldMenu({ field, onAsk }: FieldMenuProps) {
  const { t } = useTranslation("leadFields");
  return (
    <Menu
      align="end"
      trigger={
        <IconButton
          size="sm"
          label={t("fields.actionsOf", { name: field.name })}
          icon={<MoreHorizontal aria-hidden />}
        />
      }
      entries={[
        {
          kind: "item",
          id: "rename",
          label: t("fields.rename"),
          icon: <Pencil aria-hidden />,
          onSelect: () => onAsk("rename", field),
        },
        { kind: "separator", id: "before-remove" },
        {
          kind: "item",
          id: "remove",
          label: t("fields.remove"),
          icon: <Trash2 aria-hidden />,
          tone: "danger",
          onSelect: () => onAsk("remove", field),
        },
      ]}
    />
  );
}
