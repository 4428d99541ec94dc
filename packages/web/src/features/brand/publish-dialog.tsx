import { useTranslation } from "react-i18next";
import { useErrorText } from "../../lib/error-text.ts";
import { AlertDialog } from "../../ui/alert-dialog.tsx";
import { toastDone } from "../../ui/toasts.ts";
import { useUiWords } from "../../ui/ui-words.tsx";
import { ChangesList } from "./changes-list.tsx";
import { usePublish, type BrandState } from "./use-brand.ts";
import type { BrandDraft } from "./use-brand-draft.ts";
import { useReturnTo } from "./use-return-to.ts";

export interface PublishDialogProps {
  readonly brand: BrandState;
  readonly draft: BrandDraft;
  readonly onClose: () => void;
}

/** What changes for everybody, before it does. */
export function PublishDialog({ brand, draft, onClose }: PublishDialogProps) {
  const { t } = useTranslation("brand");
  const words = useUiWords();
  const text = useErrorText();
  const publish = usePublish();
  const returnTo = useReturnTo();
  const { save, values, revision } = draft;
  const failure = save.kind === "failed" ? text.ofFailure(save.failure) : undefined;
  const isUnsaved = save.kind === "waiting" || save.kind === "saving";
  const send = async () => {
    const { version } = await publish.mutateAsync({ revision });
    const before = version - 1;
    const undo = { label: words.undo, run: () => returnTo.run({ number: before, version }) };
    toastDone({ text: t("publish.done", { number: version }), ...(before > 0 && { undo }) });
    onClose();
  };
  return (
    <AlertDialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t("publish.title")}
      confirmLabel={t("publish.button")}
      tone="plain"
      isBusy={isUnsaved || publish.isPending}
      error={publish.isError ? text.sentence(publish.error) : failure}
      // What was refused is told in the dialog.
      onConfirm={() => (failure === undefined ? void send().catch(() => undefined) : draft.saveNow())}
    >
      <p>{t("publish.text")}</p>
      <ChangesList before={brand.inForce.values} after={values ?? draft.typed} />
    </AlertDialog>
  );
}
