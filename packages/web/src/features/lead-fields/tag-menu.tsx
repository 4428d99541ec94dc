import { Merge, MoreHorizontal, Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useErrorText } from "../../lib/error-text.ts";
import { AlertDialog } from "../../ui/alert-dialog.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Menu } from "../../ui/menu.tsx";
import { toastDone, toastFailed } from "../../ui/toasts.ts";
import { useUiWords } from "../../ui/ui-words.tsx";
import { useTagActs, type Tag } from "./use-lead-fields.ts";

export type TagAct = "rename" | "merge";

export interface TagMenuProps {
  readonly tag: Tag;
  readonly onAsk: (act: TagAct, tag: Tag) => void;
}

/** What may be done to a tag. Its removal asks only where it could not be taken back. */
export function TagMenu({ tag, onAsk }: TagMenuProps) {
  const { t } = useTranslation("leadFields");
  const { remove, isRemoving } = useRemoval(tag);
  const [isAsked, setAsked] = useState(false);
  const { name, leads, templates } = tag;
  const isForGood = leads.isMore || templates.isMore;
  return (
    <>
      <Menu
        align="end"
        trigger={
          <IconButton size="sm" label={t("tags.actionsOf", { name })} icon={<MoreHorizontal aria-hidden />} />
        }
        entries={[
          item("rename", t("tags.rename"), <Pencil aria-hidden />, () => onAsk("rename", tag)),
          item("merge", t("tags.merge"), <Merge aria-hidden />, () => onAsk("merge", tag)),
          { kind: "separator", id: "before-remove" },
          {
            ...item("remove", t("tags.remove"), <Trash2 aria-hidden />, () =>
              isForGood ? setAsked(true) : remove(),
            ),
            tone: "danger",
          },
        ]}
      />
      {isAsked && (
        <AlertDialog
          isOpen
          onOpenChange={setAsked}
          title={t("tags.removeTitle", { name })}
          confirmLabel={t("tags.removeSubmit")}
          isBusy={isRemoving}
          onConfirm={remove}
        >
          {t("tags.removeText")}
        </AlertDialog>
      )}
    </>
  );
}

const item = (id: string, label: string, icon: React.ReactNode, onSelect: () => void) =>
  ({ kind: "item", id, label, icon, onSelect }) as const;

/** Takes a tag away; what the server hands back is its way back. */
function useRemoval({ id: tagId, name }: Tag) {
  const { t } = useTranslation("leadFields");
  const text = useErrorText();
  const words = useUiWords();
  const acts = useTagActs();
  const failed = (error: unknown) => toastFailed(text.sentence(error));
  // The row is gone by then, so the promises speak and not the row's own callbacks.
  const restore = (undo: Parameters<typeof acts.restore.mutateAsync>[0]) =>
    void acts.restore.mutateAsync(undo).then(() => toastDone({ text: t("tags.restored", { name }) }), failed);
  const remove = () =>
    void acts.remove.mutateAsync({ tagId }).then(({ undo }) => {
      toastDone({
        text: t("tags.removed", { name }),
        ...(undo && { undo: { label: words.undo, run: () => restore(undo) } }),
      });
    }, failed);
  return { remove, isRemoving: acts.remove.isPending };
}
