import { Trans, useTranslation } from "react-i18next";
import { useErrorText } from "../../lib/error-text.ts";
import { AlertDialog } from "../../ui/alert-dialog.tsx";
import { toastDone } from "../../ui/toasts.ts";
import type { FieldDialogProps } from "./rename-field-dialog.tsx";
import { useFieldActs } from "./use-lead-fields.ts";

/** Says how many values go; where any do, asks for the field's name. */
export function RemoveFieldDialog({ field, onClose }: FieldDialogProps) {
  const { t } = useTranslation("leadFields");
  const text = useErrorText();
  const { remove } = useFieldActs();
  const {
    id: fieldId,
    name,
    leads: { count, isMore },
  } = field;
  const said = count === 0 ? t("fields.removeTextNone") : t("fields.removeText", { count });
  // The field's row is gone when the answer comes, so the promise speaks and not the dialog's own callbacks.
  const confirm = () =>
    remove.mutateAsync({ fieldId }).then(
      () => {
        onClose();
        toastDone({ text: t("fields.removed", { name }) });
      },
      // The dialog tells it.
      () => undefined,
    );
  return (
    <AlertDialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t("fields.removeTitle", { name })}
      confirmLabel={t("fields.removeSubmit")}
      isBusy={remove.isPending}
      error={remove.isError ? text.sentence(remove.error) : undefined}
      onConfirm={() => void confirm()}
      {...(count > 0 && {
        nameToType: {
          name,
          label: (
            <Trans
              t={t}
              i18nKey="fields.removeType"
              values={{ name }}
              components={{ name: <strong className="font-semibold text-ink" /> }}
            />
          ),
        },
      })}
    >
      {isMore ? t("fields.removeTextMore", { count }) : said}
    </AlertDialog>
  );
}
