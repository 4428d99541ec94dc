import { AtSign, EyeOff, Globe } from "lucide-react";
import { useTranslation } from "react-i18next";
import { CopyButton } from "../../ui/copy-button.tsx";
import type { Reach, Suppression } from "./use-suppressions.ts";

const icons = { email: AtSign, domain: Globe, hash: EyeOff } as const;

/** What an entry holds: an address, everybody at a domain, or somebody whose address was erased. */
export function SuppressionName({ entry, reach }: { entry: Suppression; reach: Reach | undefined }) {
  const { t } = useTranslation("suppressions");
  const Icon = icons[entry.kind];
  return (
    <span className="flex min-w-0 items-center gap-2">
      <Icon aria-hidden className="size-3.5 shrink-0 text-ink-faint" />
      {entry.value === null ? (
        <span className="truncate font-normal text-ink-soft">{t("list.erased")}</span>
      ) : (
        <>
          <span className="truncate text-ink" title={entry.value}>
            {entry.kind === "domain" ? t("list.everybody", { domain: entry.value }) : entry.value}
          </span>
          <Leads reach={entry.kind === "domain" ? reach?.get(entry.value) : undefined} />
          <span className="opacity-0 transition-opacity group-hover:opacity-100 focus-within:opacity-100 touch:opacity-100">
            <CopyButton text={entry.value} size="sm" />
          </span>
        </>
      )}
    </span>
  );
}

/** How many leads a domain's entry holds. */
function Leads({ reach }: { reach: ReturnType<Reach["get"]> }) {
  const { t } = useTranslation("suppressions");
  if (!reach) return null;
  const { count, isMore } = reach;
  return (
    <span className="shrink-0 text-12 font-normal text-ink-faint tabular-nums">
      {isMore ? t("list.leadsMore", { count }) : t("list.leads", { count })}
    </span>
  );
}
