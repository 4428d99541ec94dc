import { useTranslation } from "react-i18next";
import { LinkButton } from "../../lib/link-button.tsx";
import { paths } from "../../lib/paths.ts";
import { useCompany } from "../../lib/tenant-facts.tsx";
import { useTenantSlug } from "../../lib/trpc/api-context.tsx";
import { Button } from "../../ui/button.tsx";
import { formatNumber } from "../../ui/format-number.ts";
import { checkedPlan } from "./choices.ts";
import { changes } from "./import-step.ts";
import type { Checked, ShownImport, useRunImport } from "./use-imports.ts";

export interface CheckActionsProps {
  readonly found: ShownImport;
  readonly checked: Checked;
  readonly run: ReturnType<typeof useRunImport>;
}

/** From the check on to the import, with the plan that was checked, or back to choose otherwise. */
export function CheckActions({ found, checked, run }: CheckActionsProps) {
  const { t, i18n } = useTranslation("imports");
  const params = {
    tenant: useTenantSlug(),
    workspace: useCompany().workspaceName,
    importId: found.id,
  };
  const count = changes(checked);
  return (
    <>
      <LinkButton to={paths.import} params={params} search={{ step: "columns" }}>
        {t("check.back")}
      </LinkButton>
      {count > 0 && (
        <Button variant="primary" isBusy={run.isPending} onClick={() => run.mutate(checkedPlan(found))}>
          {t("check.run", { count, people: formatNumber(count, i18n.language) })}
        </Button>
      )}
    </>
  );
}
