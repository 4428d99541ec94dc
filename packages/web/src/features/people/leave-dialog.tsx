import { useNavigate } from "@tanstack/react-router";
import { Trans, useTranslation } from "react-i18next";
import { useErrorText } from "../../lib/error-text.ts";
import { paths } from "../../lib/paths.ts";
import { useTenantFacts } from "../../lib/tenant-facts.tsx";
import { useApi } from "../../lib/trpc/api-context.tsx";
import { AlertDialog } from "../../ui/alert-dialog.tsx";
import { useLeaveTenant } from "./use-people.ts";

/** Nobody can let themselves in again, so the name is asked for. */
export function LeaveDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("people");
  const text = useErrorText();
  const navigate = useNavigate();
  const { queryClient } = useApi();
  const leave = useLeaveTenant();
  const name = useTenantFacts()?.name ?? "";
  const send = (typedName: string) =>
    leave.mutate(
      { typedName },
      {
        onSuccess: () => {
          queryClient.clear();
          void navigate({ to: paths.home, replace: true });
        },
      },
    );
  return (
    <AlertDialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t("leave.title", { name })}
      confirmLabel={t("leave.confirm")}
      nameToType={{
        name,
        label: <Trans t={t} i18nKey="leave.type" values={{ name }} components={{ name: <strong /> }} />,
      }}
      isBusy={leave.isPending}
      error={leave.isError ? text.sentence(leave.error) : undefined}
      onConfirm={send}
    >
      {t("leave.text")}
    </AlertDialog>
  );
}
