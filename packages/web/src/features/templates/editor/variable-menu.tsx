import { variables, type Variable } from "@rookery/server/templates/rules";
import { Braces } from "lucide-react";
import { useTranslation } from "react-i18next";
import { IconButton } from "../../../ui/icon-button.tsx";
import { Menu } from "../../../ui/menu.tsx";

/** At the end of a field, the variables that it may hold. */
export function VariableMenu({ onChoose }: { onChoose: (name: Variable) => void }) {
  const { t } = useTranslation("templateEditor");
  return (
    <span className="absolute inset-y-0 end-0 flex items-center pe-0.5">
      <Menu
        align="end"
        trigger={<IconButton size="sm" label={t("field.insert")} icon={<Braces aria-hidden />} />}
        entries={variables.map((name) => ({
          kind: "item",
          id: name,
          label: (
            <span className="flex items-baseline justify-between gap-6">
              {t(`variables.${name}`)}
              <span className="font-mono text-12 text-ink-faint">{name}</span>
            </span>
          ),
          onSelect: () => onChoose(name),
        }))}
      />
    </span>
  );
}
