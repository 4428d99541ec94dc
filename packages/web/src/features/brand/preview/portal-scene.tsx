import { Building2, Globe, LayoutTemplate, Mail, Plus, Search, Users, type LucideIcon } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Badge, type Tone } from "../../../ui/badge.tsx";
import { Button } from "../../../ui/button.tsx";
import { classNames } from "../../../ui/class-names.ts";
import { Icon, Logo } from "./brand-face.tsx";
import type { ShownBrand } from "./shown-brand.ts";

const pages = [
  { title: "companies", icon: Building2 },
  { title: "leads", icon: Users },
  { title: "domains", icon: Globe },
  { title: "emailAccounts", icon: Mail },
  { title: "templates", icon: LayoutTemplate },
] as const satisfies { title: string; icon: LucideIcon }[];

/** The shell around a page of it: the list of domains, with its states and its one button. */
export function PortalScene({ brand }: { brand: ShownBrand }) {
  const { t } = useTranslation(["app", "domains"]);
  return (
    <div className="flex">
      <div className="flex w-36 shrink-0 flex-col gap-3 border-e border-line p-2">
        <div className="flex h-8 min-w-0 items-center gap-2 px-1 text-13 font-medium">
          {brand.logo ? (
            <Logo logo={brand.logo} className="max-h-7" />
          ) : (
            <>
              <Icon brand={brand} size="md" />
              <span className="truncate">{brand.name}</span>
            </>
          )}
        </div>
        <div className="flex flex-col gap-px">
          {pages.map(({ title, icon: Icon }) => (
            <span
              key={title}
              className={classNames(
                "flex h-7 items-center gap-2 rounded-md px-2 text-12 font-medium",
                title === "domains" ? "bg-pressed text-ink" : "text-ink-soft",
              )}
            >
              <Icon className="size-3.5 shrink-0" />
              <span className="truncate">{t(`titles.${title}`)}</span>
            </span>
          ))}
        </div>
      </div>
      <div className="min-w-0 flex-1">
        <div className="flex h-10 items-center justify-between gap-3 border-b border-line px-3.5 text-12 text-ink-soft">
          <span className="truncate">
            {brand.name} / <span className="text-ink">{t("titles.domains")}</span>
          </span>
          <Search className="size-3.5 shrink-0 text-ink-faint" />
        </div>
        <div className="p-3.5">
          <div className="mb-3 flex items-center justify-between gap-3">
            <span className="truncate text-16 font-semibold text-ink">{t("titles.domains")}</span>
            <Button variant="primary">
              <Plus />
              {t("list.add", { ns: "domains" })}
            </Button>
          </div>
          <Domains />
        </div>
      </div>
    </div>
  );
}

const rows = [
  { domain: "example.com", state: "verified", tone: "good", isChosen: true },
  { domain: "news.example.org", state: "pending", tone: "busy", isChosen: false },
  { domain: "example.net", state: "failed", tone: "bad", isChosen: false },
] as const satisfies { domain: string; state: string; tone: Tone; isChosen: boolean }[];

function Domains() {
  const { t } = useTranslation("domains");
  return (
    <div className="overflow-hidden rounded-lg border border-line bg-panel">
      <div className="flex h-8 items-center justify-between border-b border-line px-3 text-12 text-ink-faint">
        <span>{t("list.domain")}</span>
        <span>{t("list.health")}</span>
      </div>
      {rows.map(({ domain, state, tone, isChosen }) => (
        <div
          key={domain}
          className={classNames(
            "flex h-9 items-center justify-between gap-2 border-b border-line px-3 text-13 last:border-b-0",
            isChosen && "bg-accent-soft",
          )}
        >
          <span className="truncate font-medium text-accent-ink">{domain}</span>
          <Badge tone={tone}>{t(`health.${state}`)}</Badge>
        </div>
      ))}
    </div>
  );
}
