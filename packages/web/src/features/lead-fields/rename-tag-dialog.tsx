import { renameTagInput } from "@rookery/server/tags/schema";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { FormFailure } from "../../lib/forms/form-failure.tsx";
import { useServerForm } from "../../lib/forms/use-server-form.ts";
import { failureOf } from "../../lib/failure.ts";
import { Button } from "../../ui/button.tsx";
import { Callout } from "../../ui/callout.tsx";
import { Dialog, DialogActions } from "../../ui/dialog.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { toastDone } from "../../ui/toasts.ts";
import { useTagActs, type Tag } from "./use-lead-fields.ts";

export interface RenameTagDialogProps {
  readonly tag: Tag;
  /** There is a tag of that name, which this one can be merged into. */
  readonly onMerge: (intoId: string) => void;
  readonly onClose: () => void;
}

export function RenameTagDialog(props: RenameTagDialogProps) {
  const { t } = useTranslation("leadFields");
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && props.onClose()}
      title={t("tags.renameTitle", { name: props.tag.name })}
      description={t("tags.renameText")}
    >
      <RenameForm {...props} />
    </Dialog>
  );
}

function RenameForm({ tag, onMerge, onClose }: RenameTagDialogProps) {
  const { t } = useTranslation("leadFields");
  const { rename } = useTagActs();
  const [known, setKnown] = useState<{ id: string; name: string }>();
  const { form, submit, failure, errorOf } = useServerForm({
    schema: renameTagInput,
    values: { tagId: tag.id, name: tag.name },
    send: async (input) => {
      setKnown(undefined);
      try {
        await rename.mutateAsync(input);
      } catch (error) {
        const id = failureOf(error).details?.["tagId"];
        if (typeof id === "string") setKnown({ id, name: input.name });
        throw error;
      }
      onClose();
      toastDone({ text: t("tags.renamed", { before: tag.name, name: input.name }) });
    },
  });
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="flex flex-col gap-4">
      <FormFailure failure={failure} />
      <TextField
        {...form.register("name")}
        label={t("tags.name")}
        autoComplete="off"
        error={errorOf("name")}
      />
      {known && (
        <Callout
          tone="info"
          title={t("tags.existsTitle", { name: known.name })}
          actions={<Button onClick={() => onMerge(known.id)}>{t("tags.existsMerge")}</Button>}
        >
          {t("tags.existsText")}
        </Callout>
      )}
      <DialogActions>
        <Button onClick={onClose}>{t("cancel")}</Button>
        <Button type="submit" variant="primary" isBusy={form.formState.isSubmitting}>
          {t("save")}
        </Button>
      </DialogActions>
    </form>
  );
}
