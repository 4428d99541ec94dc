import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useTenantApi } from "../../lib/trpc/api-context.tsx";
import type { LeadJob } from "./use-lead-jobs.ts";

const ONE_MINUTE = 60_000;

type Said = Pick<LeadJob, "kind" | "change">;

/** What a job does, as one would order it: "Add the tags vip, fair". */
export function useJobName() {
  const { t, i18n } = useTranslation("leadJobs");
  const companies = useQuery(useTenantApi().companies.list.queryOptions({}, { staleTime: ONE_MINUTE })).data;
  const list = new Intl.ListFormat(i18n.language, { type: "conjunction" });
  return ({ kind, change }: Said): string => {
    if (change && "format" in change) return t(`name.${change.format}`);
    switch (change?.kind) {
      case "tag":
      case "untag":
        return t(`name.${change.kind}`, { count: change.tags.length, tags: list.format(change.tags) });
      case "status":
        return t(`name.${change.status}`);
      case "move": {
        const to = companies?.find(({ id }) => id === change.toCompanyId)?.name;
        return to === undefined ? t("name.moveAway") : t("name.move", { name: to });
      }
      case "delete":
        return t("name.delete");
      default:
        return t(kind === "restore" ? "name.restore" : "name.count");
    }
  };
}

/** Which leads a job is of. */
export function useJobScope() {
  const { t } = useTranslation("leadJobs");
  return ({ kind, filter, chosen }: Pick<LeadJob, "kind" | "filter" | "chosen">): string => {
    if (kind === "restore") return t("scope.deleted");
    if (chosen !== null) return t("scope.chosen", { count: chosen });
    return t(filter && Object.keys(filter).length > 0 ? "scope.matching" : "scope.all");
  };
}
