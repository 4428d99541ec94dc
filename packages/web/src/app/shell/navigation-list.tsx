import { Link } from "@tanstack/react-router";
import type { LucideIcon } from "lucide-react";
import type { ReactElement, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { classNames } from "../../ui/class-names.ts";
import { Tooltip } from "../../ui/tooltip.tsx";
import { companyPages } from "./navigation.ts";
import { usePlace } from "./use-place.ts";
import { useTenantPages } from "./use-tenant-pages.ts";

export interface NavigationListProps {
  readonly isNarrow?: boolean;
  readonly onNavigate?: () => void;
}

/** The pages that can be gone to from here. */
export function NavigationList({ isNarrow = false, onNavigate }: NavigationListProps) {
  const { t } = useTranslation("app");
  const { tenant, workspace } = usePlace();
  const tenantPages = useTenantPages();
  return (
    <nav aria-label={t("nav.main")} className="flex flex-col gap-5">
      {workspace !== undefined && (
        <ul className="flex flex-col gap-px">
          {companyPages.map((page) => (
            <Entry key={page.to} title={t(`titles.${page.title}`)} isNarrow={isNarrow}>
              <Link
                to={page.to}
                params={{ tenant, workspace }}
                className={look(isNarrow)}
                onClick={onNavigate}
                activeProps={{ className: activeLook }}
              >
                <EntryFace icon={page.icon} title={t(`titles.${page.title}`)} isNarrow={isNarrow} />
              </Link>
            </Entry>
          ))}
        </ul>
      )}
      <div>
        {!isNarrow && <h2 className="px-2 pb-1 text-12 text-ink-faint">{t("nav.tenant")}</h2>}
        <ul className="flex flex-col gap-px">
          {tenantPages.map((page) => (
            <Entry key={page.to} title={t(`titles.${page.title}`)} isNarrow={isNarrow}>
              <Link
                to={page.to}
                params={{ tenant }}
                // A company's settings lie below the address of all companies, and have their own entry.
                activeOptions={{ exact: true, includeSearch: false }}
                className={look(isNarrow)}
                onClick={onNavigate}
                activeProps={{ className: activeLook }}
              >
                <EntryFace icon={page.icon} title={t(`titles.${page.title}`)} isNarrow={isNarrow} />
              </Link>
            </Entry>
          ))}
        </ul>
      </div>
    </nav>
  );
}

const look = (isNarrow: boolean) =>
  classNames(
    "flex h-control items-center gap-2.5 rounded-md text-13 font-medium text-ink-soft transition-colors hover:bg-hover hover:text-ink",
    isNarrow ? "w-control justify-center" : "px-2",
  );
const activeLook = "bg-pressed text-ink";

interface EntryProps {
  readonly title: string;
  readonly isNarrow: boolean;
  readonly children: ReactElement<Record<string, unknown>>;
}

/** Icons alone get their words on hover. */
function Entry({ title, isNarrow, children }: EntryProps): ReactNode {
  return (
    <li className={isNarrow ? "flex justify-center" : undefined}>
      {isNarrow ? (
        <Tooltip text={title} side="end">
          {children}
        </Tooltip>
      ) : (
        children
      )}
    </li>
  );
}

function EntryFace(props: { icon: LucideIcon; title: string; isNarrow: boolean }) {
  const { icon: Icon, title, isNarrow } = props;
  return (
    <>
      <Icon aria-hidden className="size-4 shrink-0" />
      <span className={isNarrow ? "sr-only" : "truncate"}>{title}</span>
    </>
  );
}
