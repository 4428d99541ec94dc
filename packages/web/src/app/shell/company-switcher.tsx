import { Link } from "@tanstack/react-router";
import { Building2, SquareDashed } from "lucide-react";
import { useTranslation } from "react-i18next";
import { paths } from "../../lib/paths.ts";
import type { Company } from "../../lib/tenant-facts.tsx";
import { Avatar } from "../../ui/avatar.tsx";
import { Menu, type MenuEntry } from "../../ui/menu.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { SwitcherFace } from "./switcher-face.tsx";
import { usePlace } from "./use-place.ts";

export interface CompanySwitcherProps {
  readonly companies: readonly Company[] | undefined;
  readonly isNarrow: boolean;
}

/** More than fit a menu are found by the palette or on the page of all. */
const SHOWN = 12;

export function CompanySwitcher({ companies, isNarrow }: CompanySwitcherProps) {
  const { t } = useTranslation("app");
  const { tenant, workspace, companyPath } = usePlace();
  if (!companies) return <Skeleton className={isNarrow ? "m-1 size-6" : "mx-2 my-1.5 h-6 w-32 shrink-0"} />;
  const inUse = companies.filter((each) => each.status !== "archived");
  if (inUse.length === 0 && workspace === undefined) return null;
  const current = companies.find((each) => each.workspaceName === workspace);
  const name = current?.name ?? t("switcher.none");
  const entries: MenuEntry[] = [
    { kind: "heading", id: "heading", label: t("switcher.companies") },
    ...inUse.slice(0, SHOWN).map((company) => ({
      kind: "item" as const,
      id: company.id,
      label: company.name,
      icon: <Avatar name={company.name} imageUrl={company.logoUrl} shape="square" size="sm" />,
      isCurrent: company.workspaceName === workspace,
      link: <Link to={companyPath} params={{ tenant, workspace: company.workspaceName }} />,
    })),
    { kind: "separator", id: "separator" },
    {
      kind: "item",
      id: "all",
      label: t("switcher.all"),
      icon: <Building2 aria-hidden />,
      link: <Link to={paths.companies} params={{ tenant }} />,
    },
  ];
  return (
    <div className={isNarrow ? "mb-2 flex justify-center" : "mb-2 flex shrink-0"}>
      <Menu
        width={isNarrow ? "fit" : "trigger"}
        trigger={
          <SwitcherFace
            name={name}
            imageUrl={current?.logoUrl}
            icon={current ? undefined : <SquareDashed aria-hidden className="size-4 text-ink-faint" />}
            isNarrow={isNarrow}
            label={t("switcher.company")}
            className={isNarrow ? "" : "border border-line bg-panel"}
          />
        }
        entries={entries}
      />
    </div>
  );
}
