import { SearchX, Users } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useCompany } from "../../lib/tenant-facts.tsx";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { AddLeadButton, ImportLink } from "./leads-actions.tsx";

/** The list before there is anybody in it. */
export function NoLeads() {
  const { t } = useTranslation("leads");
  const { access, status } = useCompany();
  const words =
    status === "archived" ? t("emptyArchived") : access === "work" ? t("emptyText") : t("emptyView");
  return (
    <EmptyState
      icon={<Users />}
      title={t("emptyTitle")}
      action={
        <div className="flex flex-wrap justify-center gap-2 empty:hidden">
          <ImportLink isPrimary />
          <AddLeadButton isPrimary={false} />
        </div>
      }
    >
      {words}
    </EmptyState>
  );
}

export interface NoMatchProps {
  readonly onClear: () => void;
  /** Where the search has not gone through the whole list. */
  readonly onSearchOn: (() => void) | undefined;
  readonly isBusy: boolean;
}

/** Nobody matches, in all of the list or in what was gone through. */
export function NoMatch({ onClear, onSearchOn, isBusy }: NoMatchProps) {
  const { t } = useTranslation("leads");
  return (
    <EmptyState
      icon={<SearchX />}
      title={t(onSearchOn ? "noneYetTitle" : "noneTitle")}
      action={
        <div className="flex flex-wrap justify-center gap-2">
          {onSearchOn && (
            <Button variant="primary" onClick={onSearchOn} isBusy={isBusy}>
              {t("searchOn")}
            </Button>
          )}
          <Button onClick={onClear}>{t("clear")}</Button>
        </div>
      }
    >
      {t(onSearchOn ? "noneYetText" : "noneText")}
    </EmptyState>
  );
}
