import { PanelLeftClose, PanelLeftOpen } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Company } from "../../lib/tenant-facts.tsx";
import { classNames } from "../../ui/class-names.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { CompanySwitcher } from "./company-switcher.tsx";
import { NavigationList } from "./navigation-list.tsx";
import { PersonMenu } from "./person-menu.tsx";
import { frame } from "./shell-frame.ts";
import { TenantSwitcher } from "./tenant-switcher.tsx";

export interface SidebarProps {
  readonly companies: readonly Company[] | undefined;
  readonly isNarrow: boolean;
  readonly onToggle: () => void;
  readonly onShowKeys: () => void;
}

export function Sidebar({ companies, isNarrow, onToggle, onShowKeys }: SidebarProps) {
  const { t } = useTranslation("app");
  return (
    <aside
      aria-label={t("nav.title")}
      className={classNames(frame.sidebar, isNarrow ? frame.narrow : frame.wide)}
    >
      <div className={classNames("flex h-12 items-center px-2", isNarrow && "justify-center")}>
        <TenantSwitcher isNarrow={isNarrow} />
      </div>
      <div className="flex min-h-0 flex-1 flex-col gap-1 overflow-y-auto px-2 py-1">
        <CompanySwitcher companies={companies} isNarrow={isNarrow} />
        <NavigationList isNarrow={isNarrow} />
      </div>
      <div
        className={classNames(
          "flex items-center gap-1 border-t border-line p-2",
          isNarrow && "flex-col-reverse",
        )}
      >
        <PersonMenu isNarrow={isNarrow} onShowKeys={onShowKeys} />
        <IconButton
          label={isNarrow ? t("nav.expand") : t("nav.collapse")}
          keys="["
          icon={isNarrow ? <PanelLeftOpen aria-hidden /> : <PanelLeftClose aria-hidden />}
          onClick={onToggle}
        />
      </div>
    </aside>
  );
}
