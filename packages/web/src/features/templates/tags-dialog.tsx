import { X } from "lucide-react";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { useErrorText } from "../../lib/error-text.ts";
import { useCompany } from "../../lib/tenant-facts.tsx";
import { Button } from "../../ui/button.tsx";
import { Callout } from "../../ui/callout.tsx";
import { Dialog, DialogActions } from "../../ui/dialog.tsx";
import { TextField } from "../../ui/text-field.tsx";
import type { ShownTemplate } from "./use-template.ts";
import { useSetTags, useTemplateTags } from "./use-templates.ts";

/** As many as the server takes for one template. */
const TAGS_MAX = 20;

export function TagsDialog({ template, onClose }: { template: ShownTemplate; onClose: () => void }) {
  const { t } = useTranslation("templates");
  const text = useErrorText();
  const known = useTemplateTags(useCompany().id).data ?? [];
  const setTags = useSetTags();
  const [tags, setChosen] = useState<readonly string[]>(template.tags.map(({ name }) => name));
  const [typed, setTyped] = useState("");
  const list = useId();
  const wanted = typed.trim();
  const all = wanted === "" || tags.includes(wanted) ? tags : [...tags, wanted];
  const take = () => {
    setChosen(all);
    setTyped("");
  };
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t("page.tagsTitle", { name: template.name })}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          take();
        }}
      >
        <TextField
          label={t("tags.add")}
          help={t("tags.help")}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          list={list}
          maxLength={60}
          autoComplete="off"
          disabled={tags.length >= TAGS_MAX}
        />
        <datalist id={list}>
          {known.map(({ id, name }) => (
            <option key={id} value={name}>
              {name}
            </option>
          ))}
        </datalist>
      </form>
      <ul aria-label={t("table.tags")} className="mt-3 flex flex-wrap gap-1.5">
        {tags.map((tag) => (
          <li key={tag}>
            <button
              type="button"
              aria-label={t("tags.remove", { tag })}
              onClick={() => setChosen(tags.filter((each) => each !== tag))}
              className="flex h-7 max-w-60 items-center gap-1 rounded-md border border-line px-2 text-13 text-ink hover:bg-hover"
            >
              <span dir="auto" className="truncate">
                {tag}
              </span>
              <X aria-hidden className="size-3.5 shrink-0 text-ink-faint" />
            </button>
          </li>
        ))}
      </ul>
      {setTags.isError && (
        <div className="mt-3">
          <Callout tone="bad" isAlert>
            {text.sentence(setTags.error)}
          </Callout>
        </div>
      )}
      <DialogActions>
        <Button onClick={onClose}>{t("cancel")}</Button>
        <Button
          variant="primary"
          isBusy={setTags.isPending}
          onClick={() => setTags.mutate({ templateId: template.id, tags: [...all] }, { onSuccess: onClose })}
        >
          {t("tags.save")}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
