import { X } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useErrorText } from "../../lib/error-text.ts";
import { Button } from "../../ui/button.tsx";
import { Callout } from "../../ui/callout.tsx";
import { Dialog, DialogActions } from "../../ui/dialog.tsx";
import type { BulkDialogProps } from "./bulk-dialog.tsx";
import { TagPicker } from "./tag-picker.tsx";
import { useStartChange } from "./use-bulk.ts";

/** Tags that one job gives or takes, as the server takes them. */
const TAGS_MAX = 20;

const isSame = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** Which tags are given to the chosen leads, or taken from them. */
export function BulkTagsDialog({
  kind,
  chosen,
  amount,
  onClose,
  onStarted,
}: BulkDialogProps & { readonly kind: "tag" | "untag" }) {
  const { t } = useTranslation("leads");
  const text = useErrorText();
  const change = useStartChange(chosen);
  const [names, setNames] = useState<readonly string[]>([]);
  const [isEmpty, setEmpty] = useState(false);
  const has = (name: string) => names.some((each) => isSame(each, name));
  const toggle = (name: string) => {
    setEmpty(false);
    setNames(has(name) ? names.filter((each) => !isSame(each, name)) : [...names, name]);
  };
  const start = () => {
    if (names.length === 0) return setEmpty(true);
    change.start({ kind, tags: [...names] }, onStarted);
  };
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t(`bulk.${kind}Title`, amount)}
      description={t(`bulk.${kind}Text`)}
    >
      {names.length > 0 && (
        <ul aria-label={t("tags.picked")} className="mb-3 flex flex-wrap gap-1.5">
          {names.map((name) => (
            <li key={name}>
              <button
                type="button"
                aria-label={t("tags.unpick", { name })}
                onClick={() => toggle(name)}
                className="flex h-7 max-w-60 items-center gap-1 rounded-md border border-line bg-hover px-2 text-13 text-ink touch:h-10"
              >
                <span dir="auto" className="truncate">
                  {name}
                </span>
                <X aria-hidden className="size-3.5 shrink-0 text-ink-faint" />
              </button>
            </li>
          ))}
        </ul>
      )}
      <TagPicker
        companyId={chosen.companyId}
        label={t("filters.tags")}
        isPicked={({ name }) => has(name)}
        onToggle={({ name }) => toggle(name)}
        isFull={names.length >= TAGS_MAX}
        mayAdd={kind === "tag"}
      />
      <div className="mt-3 empty:hidden">
        {isEmpty && (
          <p role="alert" className="text-13 text-bad-ink">
            {t("tags.chooseOne")}
          </p>
        )}
        {change.isError && (
          <Callout tone="bad" isAlert>
            {text.sentence(change.error)}
          </Callout>
        )}
      </div>
      <DialogActions>
        <Button onClick={onClose}>{t("cancel")}</Button>
        <Button variant="primary" isBusy={change.isPending} onClick={start}>
          {t(`bulk.do.${kind}`)}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
