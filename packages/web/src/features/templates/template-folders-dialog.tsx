import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useErrorText } from "../../lib/error-text.ts";
import { useCompany } from "../../lib/tenant-facts.tsx";
import { Button } from "../../ui/button.tsx";
import { Callout } from "../../ui/callout.tsx";
import { Dialog, DialogActions } from "../../ui/dialog.tsx";
import { FolderChoice } from "./folder-choice.tsx";
import { forestOf } from "./folder-forest.ts";
import { useFolders } from "./use-folders.ts";
import type { ShownTemplate } from "./use-template.ts";
import { usePlaceTemplates } from "./use-templates.ts";

/** The folders that one template lies in, as many as one likes. */
export function TemplateFoldersDialog({
  template,
  onClose,
}: {
  template: ShownTemplate;
  onClose: () => void;
}) {
  const { t } = useTranslation("templates");
  const text = useErrorText();
  const folders = useFolders(useCompany().id).data;
  const forest = useMemo(() => forestOf(folders ?? []), [folders]);
  const place = usePlaceTemplates();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(template.folderIds));
  const templateId = template.id;
  const was = new Set(template.folderIds);
  const add = [...chosen].filter((id) => !was.has(id)).map((folderId) => ({ templateId, folderId }));
  const remove = [...was].filter((id) => !chosen.has(id)).map((folderId) => ({ templateId, folderId }));
  const isChanged = add.length > 0 || remove.length > 0;
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t("page.foldersTitle", { name: template.name })}
    >
      <FolderChoice
        label={t("tree.label")}
        forest={forest}
        chosen={chosen}
        onToggle={(id) => {
          const next = new Set(chosen);
          if (!next.delete(id)) next.add(id);
          setChosen(next);
        }}
      />
      {place.isError && (
        <div className="mt-3">
          <Callout tone="bad" isAlert>
            {text.sentence(place.error)}
          </Callout>
        </div>
      )}
      <DialogActions>
        <Button onClick={onClose}>{t("cancel")}</Button>
        <Button
          variant="primary"
          disabled={!isChanged}
          isBusy={place.isPending}
          onClick={() => place.mutate({ add, remove }, { onSuccess: onClose })}
        >
          {t("page.saveFolders")}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
