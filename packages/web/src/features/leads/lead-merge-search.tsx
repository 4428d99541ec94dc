import { useState } from "react";
import { useTranslation } from "react-i18next";
import { QueryFailure } from "../../lib/query-failure.tsx";
import { useCompany } from "../../lib/tenant-facts.tsx";
import { Button } from "../../ui/button.tsx";
import { ChoiceList } from "../../ui/choice-list.tsx";
import { DialogActions } from "../../ui/dialog.tsx";
import { SearchBox } from "../../ui/search-box.tsx";
import { Loading, Skeleton } from "../../ui/skeleton.tsx";
import { useCandidates, type WholeLead } from "./use-lead.ts";

export interface LeadMergeSearchProps {
  readonly lead: WholeLead;
  readonly onChoose: (leadId: string) => void;
  readonly onClose: () => void;
}

export function LeadMergeSearch({ lead, onChoose, onClose }: LeadMergeSearchProps) {
  const { t } = useTranslation("lead");
  // Whoever is there twice is often there under the same name.
  const [search, setSearch] = useState(lead.name ?? "");
  const [chosen, setChosen] = useState<string>();
  const [isAsked, setAsked] = useState(false);
  const found = useCandidates(useCompany().id, search);
  const others = (found.data?.leads ?? []).filter(({ id }) => id !== lead.id).slice(0, 6);
  const choice = others.find(({ id }) => id === chosen)?.id;
  const isSearched = search.trim() !== "";
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(true);
        if (choice !== undefined) onChoose(choice);
      }}
      className="flex flex-col gap-3"
    >
      <SearchBox label={t("merge.search")} value={search} onChange={setSearch} />
      {!isSearched && <p className="text-13 text-ink-faint">{t("merge.searchHint")}</p>}
      {isSearched && found.isPending && (
        <Loading>
          <Skeleton className="h-32 w-full" />
        </Loading>
      )}
      {found.isError && <QueryFailure error={found.error} onRetry={() => void found.refetch()} />}
      {isSearched && found.data && others.length === 0 && (
        <p role="status" className="text-13 text-ink-soft">
          {t("merge.none")}
        </p>
      )}
      {isSearched && others.length > 0 && (
        <ChoiceList
          label={t("merge.choice")}
          value={choice}
          onChange={setChosen}
          options={others.map(({ id, email, name, employer }) => ({
            value: id,
            label: email,
            detail: [name, employer].filter(Boolean).join(" · ") || undefined,
          }))}
        />
      )}
      {isAsked && choice === undefined && (
        <p role="alert" className="text-13 text-bad-ink">
          {t("merge.missing")}
        </p>
      )}
      <DialogActions>
        <Button onClick={onClose}>{t("cancel")}</Button>
        <Button type="submit" variant="primary">
          {t("merge.next")}
        </Button>
      </DialogActions>
    </form>
  );
}
