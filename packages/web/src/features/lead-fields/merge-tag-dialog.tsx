import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useErrorText } from "../../lib/error-text.ts";
import { QueryFailure } from "../../lib/query-failure.tsx";
import { useCompany } from "../../lib/tenant-facts.tsx";
import { Button } from "../../ui/button.tsx";
import { Callout } from "../../ui/callout.tsx";
import { ChoiceList } from "../../ui/choice-list.tsx";
import { Dialog, DialogActions } from "../../ui/dialog.tsx";
import { SearchBox } from "../../ui/search-box.tsx";
import { Loading, Skeleton } from "../../ui/skeleton.tsx";
import { toastDone } from "../../ui/toasts.ts";
import { useCountWords } from "./use-count-words.ts";
import { useTagActs, useTags, type Tag } from "./use-lead-fields.ts";

export interface MergeTagDialogProps {
  readonly tag: Tag;
  readonly intoId?: string | undefined;
  readonly onClose: () => void;
}

export function MergeTagDialog(props: MergeTagDialogProps) {
  const { t } = useTranslation("leadFields");
  const { name } = props.tag;
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && props.onClose()}
      title={t("tags.mergeTitle", { name })}
      description={t("tags.mergeText", { name })}
    >
      <MergeForm {...props} />
    </Dialog>
  );
}

/** As many as are told apart at a glance; whoever looks for another types more of its name. */
const SHOWN = 6;

function MergeForm({ tag, intoId, onClose }: MergeTagDialogProps) {
  const { t } = useTranslation("leadFields");
  const text = useErrorText();
  const { merge } = useTagActs();
  const [search, setSearch] = useState("");
  const [chosen, setChosen] = useState<string | undefined>(intoId);
  const [isAsked, setAsked] = useState(false);
  const list = useTags(useCompany().id, search, intoId === undefined ? SHOWN + 2 : 500);
  const others = (list.data?.tags ?? []).filter(({ id }) => id !== tag.id);
  const shown = [
    ...others.filter(({ id }) => id === chosen),
    ...others.filter(({ id }) => id !== chosen).slice(0, SHOWN),
  ];
  const into = shown.find(({ id }) => id === chosen);
  const send = async () => {
    setAsked(true);
    if (!into) return;
    const { leads } = await merge.mutateAsync({ keepId: into.id, mergeId: tag.id });
    onClose();
    toastDone({ text: t("tags.merged", { name: tag.name, into: into.name, count: leads }) });
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        // The dialog tells what failed.
        void send().catch(() => undefined);
      }}
      className="flex flex-col gap-3"
    >
      {merge.isError && (
        <Callout tone="bad" isAlert>
          {text.sentence(merge.error)}
        </Callout>
      )}
      <SearchBox label={t("tags.mergeSearch")} value={search} onChange={setSearch} />
      {list.isPending && (
        <Loading>
          <Skeleton className="h-32 w-full" />
        </Loading>
      )}
      {list.isError && <QueryFailure error={list.error} onRetry={() => void list.refetch()} />}
      {list.data && shown.length === 0 && (
        <p role="status" className="text-13 text-ink-soft">
          {t("tags.mergeNone")}
        </p>
      )}
      {shown.length > 0 && <Others tags={shown} chosen={chosen} onChoose={setChosen} />}
      {isAsked && !into && (
        <p role="alert" className="text-13 text-bad-ink">
          {t("tags.mergeMissing")}
        </p>
      )}
      <DialogActions>
        <Button onClick={onClose}>{t("cancel")}</Button>
        <Button type="submit" variant="primary" isBusy={merge.isPending}>
          {t("tags.mergeSubmit")}
        </Button>
      </DialogActions>
    </form>
  );
}

interface OthersProps {
  readonly tags: readonly Tag[];
  readonly chosen: string | undefined;
  readonly onChoose: (id: string) => void;
}

function Others({ tags, chosen, onChoose }: OthersProps) {
  const { t } = useTranslation("leadFields");
  const words = useCountWords();
  return (
    <ChoiceList
      label={t("tags.mergeChoice")}
      value={chosen}
      onChange={onChoose}
      options={tags.map(({ id, name, leads }) => ({ value: id, label: name, detail: words.leads(leads) }))}
    />
  );
}
