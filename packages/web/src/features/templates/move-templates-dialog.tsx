import { useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../ui/button.tsx";
import { Dialog, DialogActions } from "../../ui/dialog.tsx";
import { FolderChoice } from "./folder-choice.tsx";
import type { FolderForest } from "./folder-forest.ts";
import { TEMPLATES } from "./templates-view.ts";
import { useMoveTemplates } from "./use-move-templates.ts";

export interface MoveTemplatesDialogProps {
  readonly templateIds: readonly string[];
  readonly forest: FolderForest;
  readonly onClose: () => void;
  readonly onMoved: () => void;
}

/** Moves the chosen templates from the folder in sight into another one. */
export function MoveTemplatesDialog({ templateIds, forest, onClose, onMoved }: MoveTemplatesDialogProps) {
  const { t } = useTranslation("templates");
  const { folder: outOf } = useSearch({ from: TEMPLATES });
  const move = useMoveTemplates(forest);
  const [into, setInto] = useState<string>();
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t("moveTitle", { count: templateIds.length })}
    >
      <FolderChoice
        label={t("moveInto")}
        forest={forest}
        isSingle
        chosen={new Set(into === undefined ? [] : [into])}
        onToggle={setInto}
        isDisabled={(id) => id === outOf}
      />
      <DialogActions>
        <Button onClick={onClose}>{t("cancel")}</Button>
        <Button
          variant="primary"
          disabled={into === undefined}
          onClick={() => {
            if (into === undefined) return;
            move(templateIds, { into, outOf });
            onClose();
            onMoved();
          }}
        >
          {t("move")}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
