import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useErrorText } from "../../lib/error-text.ts";
import { paths } from "../../lib/paths.ts";
import { useCompany } from "../../lib/tenant-facts.tsx";
import { useTenantSlug } from "../../lib/trpc/api-context.tsx";
import { AlertDialog } from "../../ui/alert-dialog.tsx";
import { Button } from "../../ui/button.tsx";
import { toastDone, toastFailed } from "../../ui/toasts.ts";
import { useDiscardImport } from "./use-imports.ts";

export interface DiscardButtonProps {
  readonly importId: string;
  readonly fileName: string;
  /** Told true when it begins and false where it fails: whoever discards the file leaves its choices behind knowingly. */
  readonly onDiscarding?: (isDiscarding: boolean) => void;
}

/** Lets go of a file that was uploaded and not imported. */
export function DiscardButton({ importId, fileName, onDiscarding }: DiscardButtonProps) {
  const { t } = useTranslation("imports");
  const text = useErrorText();
  const navigate = useNavigate();
  const params = { tenant: useTenantSlug(), workspace: useCompany().workspaceName };
  const [isAsking, setAsking] = useState(false);
  const discard = useDiscardImport();
  const run = () => {
    onDiscarding?.(true);
    discard.mutate(
      { importId },
      {
        onSuccess: () => {
          toastDone({ text: t("mapping.discarded", { file: fileName }) });
          void navigate({ to: paths.imports, params, replace: true });
        },
        onError: (error) => {
          onDiscarding?.(false);
          setAsking(false);
          toastFailed(text.sentence(error));
        },
      },
    );
  };
  return (
    <>
      <Button onClick={() => setAsking(true)}>{t("mapping.discard")}</Button>
      <AlertDialog
        isOpen={isAsking}
        onOpenChange={setAsking}
        title={t("mapping.discardTitle", { file: fileName })}
        confirmLabel={t("mapping.discard")}
        onConfirm={run}
        isBusy={discard.isPending}
      >
        {t("mapping.discardText")}
      </AlertDialog>
    </>
  );
}
