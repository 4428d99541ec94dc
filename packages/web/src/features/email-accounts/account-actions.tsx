import { useNavigate } from "@tanstack/react-router";
import { Ellipsis, Pause, Play, RefreshCw } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useErrorText } from "../../lib/error-text.ts";
import { paths } from "../../lib/paths.ts";
import { useCompany } from "../../lib/tenant-facts.tsx";
import { useTenantSlug } from "../../lib/trpc/api-context.tsx";
import { AlertDialog } from "../../ui/alert-dialog.tsx";
import { Button } from "../../ui/button.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Menu } from "../../ui/menu.tsx";
import { toastDone, toastFailed } from "../../ui/toasts.ts";
import { useRemoveAccount, useSetPaused, useTryNow, type ShownAccount } from "./use-email-accounts.ts";

export function AccountActions({ account }: { account: ShownAccount }) {
  const { t } = useTranslation("emailAccounts");
  const text = useErrorText();
  const tryNow = useTryNow();
  const setPaused = useSetPaused();
  const [isRemoving, setRemoving] = useState(false);
  const { id: accountId, email } = account;
  const isPaused = account.status === "paused";
  const onError = (error: unknown) => toastFailed(text.sentence(error));
  const pause = (toPause: boolean) =>
    setPaused.mutate(
      { accountId, isPaused: toPause },
      {
        onError,
        onSuccess: () =>
          toastDone({
            text: toPause ? t("page.paused", { email }) : t("page.resumed", { email }),
            ...(toPause && { undo: { label: t("page.undo"), run: () => pause(false) } }),
          }),
      },
    );
  return (
    <>
      {!isPaused && (
        <Button
          isBusy={tryNow.isPending}
          onClick={() =>
            tryNow.mutate({ accountId }, { onError, onSuccess: () => toastDone({ text: t("page.tried") }) })
          }
        >
          <RefreshCw aria-hidden />
          {t("page.tryNow")}
        </Button>
      )}
      <Button isBusy={setPaused.isPending} onClick={() => pause(!isPaused)}>
        {isPaused ? <Play aria-hidden /> : <Pause aria-hidden />}
        {isPaused ? t("page.resume") : t("page.pause")}
      </Button>
      <Menu
        align="end"
        trigger={<IconButton label={t("page.more")} icon={<Ellipsis aria-hidden />} />}
        entries={[
          {
            kind: "item",
            id: "remove",
            label: t("page.remove"),
            tone: "danger",
            onSelect: () => setRemoving(true),
          },
        ]}
      />
      {isRemoving && <RemoveDialog account={account} onClose={() => setRemoving(false)} />}
    </>
  );
}

function RemoveDialog({ account, onClose }: { account: ShownAccount; onClose: () => void }) {
  const { t } = useTranslation("emailAccounts");
  const text = useErrorText();
  const remove = useRemoveAccount();
  const navigate = useNavigate();
  const params = { tenant: useTenantSlug(), workspace: useCompany().workspaceName };
  const { email } = account;
  const confirm = async () => {
    await remove.mutateAsync({ accountId: account.id });
    await navigate({ to: paths.accounts, params });
    toastDone({ text: t("page.removed", { email }) });
  };
  return (
    <AlertDialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t("page.removeTitle", { email })}
      confirmLabel={t("page.remove")}
      isBusy={remove.isPending}
      error={remove.isError ? text.sentence(remove.error) : undefined}
      onConfirm={() => void confirm().catch(() => undefined)}
    >
      {t("page.removeText")}
    </AlertDialog>
  );
}
