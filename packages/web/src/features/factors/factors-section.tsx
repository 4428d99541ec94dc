import { KeyRound, LifeBuoy, Smartphone } from "lucide-react";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useErrorText } from "../../lib/error-text.ts";
import { knowsPasskeys } from "../../lib/passkeys.ts";
import { QueryFailure } from "../../lib/query-failure.tsx";
import { AlertDialog } from "../../ui/alert-dialog.tsx";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { Section } from "../../ui/page-header.tsx";
import { Loading, Skeleton } from "../../ui/skeleton.tsx";
import { Time } from "../../ui/time.tsx";
import { toastDone } from "../../ui/toasts.ts";
import { AddPasskeyDialog } from "./add-passkey-dialog.tsx";
import { BackupCodesDialog } from "./backup-codes-dialog.tsx";
import { PasskeyList } from "./passkey-list.tsx";
import { SetUpTotpDialog } from "./set-up-totp-dialog.tsx";
import { useFactors, useRemoveTotp, useRenewBackupCodes, type Factors } from "./use-factors.ts";

type Task = "totp" | "removeTotp" | "passkey" | "renew";

/** What is asked for beside the password: an app, passkeys, and codes for the day both are out of reach. */
export function FactorsSection() {
  const { t } = useTranslation("factors");
  const factors = useFactors();
  return (
    <Section id="factors" title={t("title")} description={t("description")}>
      {factors.isPending && (
        <Loading>
          <Skeleton className="h-12 w-full" />
          <Skeleton className="mt-4 h-12 w-full" />
        </Loading>
      )}
      {factors.isError && <QueryFailure error={factors.error} onRetry={() => void factors.refetch()} />}
      {factors.data && <FactorRows factors={factors.data} />}
    </Section>
  );
}

function FactorRows({ factors }: { factors: Factors }) {
  const { t } = useTranslation("factors");
  const [task, setTask] = useState<Task>();
  const [codes, setCodes] = useState<readonly string[]>();
  const close = () => setTask(undefined);
  const finish = (backupCodes: readonly string[] | null) => {
    close();
    if (backupCodes) setCodes(backupCodes);
  };
  const { totpSince, passkeys, backupCodes } = factors;
  return (
    <>
      <ul className="-my-4 divide-y divide-line">
        <Row
          icon={<Smartphone aria-hidden />}
          title={t("totp.title")}
          state={totpSince !== null && <Badge tone="good">{t("on")}</Badge>}
          detail={
            totpSince === null ? (
              t("totp.off")
            ) : (
              <>
                {t("totp.since")} <Time at={totpSince} form="date" />
              </>
            )
          }
          action={
            totpSince === null ? (
              <Button onClick={() => setTask("totp")}>{t("totp.setUp")}</Button>
            ) : (
              <Button onClick={() => setTask("removeTotp")}>{t("remove")}</Button>
            )
          }
        />
        <Row
          icon={<KeyRound aria-hidden />}
          title={t("passkeys.title")}
          state={passkeys.length > 0 && <Badge tone="good">{t("on")}</Badge>}
          detail={knowsPasskeys() ? t("passkeys.off") : t("passkeys.unknown")}
          action={
            <Button disabled={!knowsPasskeys()} onClick={() => setTask("passkey")}>
              {t("passkeys.add")}
            </Button>
          }
        >
          {passkeys.length > 0 && <PasskeyList passkeys={passkeys} />}
        </Row>
        <Row
          icon={<LifeBuoy aria-hidden />}
          title={t("codes.title")}
          state={
            backupCodes &&
            backupCodes.left <= 2 && <Badge tone="warn">{t("codes.few", { count: backupCodes.left })}</Badge>
          }
          detail={
            backupCodes ? t("codes.left", { count: backupCodes.left, of: backupCodes.of }) : t("codes.none")
          }
          action={backupCodes && <Button onClick={() => setTask("renew")}>{t("codes.renew")}</Button>}
        />
      </ul>
      {task === "totp" && <SetUpTotpDialog onDone={finish} onClose={close} />}
      {task === "passkey" && <AddPasskeyDialog onDone={finish} onClose={close} />}
      {task === "removeTotp" && <RemoveTotp onClose={close} />}
      {task === "renew" && <RenewCodes onDone={finish} onClose={close} />}
      {codes && <BackupCodesDialog codes={codes} onClose={() => setCodes(undefined)} />}
    </>
  );
}

interface RowProps {
  readonly icon: ReactNode;
  readonly title: string;
  readonly state: ReactNode;
  readonly detail: ReactNode;
  readonly action: ReactNode;
  readonly children?: ReactNode;
}

function Row({ icon, title, state, detail, action, children }: RowProps) {
  return (
    <li className="py-4">
      <div className="flex flex-wrap items-start gap-x-3 gap-y-2">
        <span className="mt-0.5 text-ink-faint [&_svg]:size-4">{icon}</span>
        <div className="min-w-0 flex-1 basis-48">
          <h3 className="flex flex-wrap items-center gap-2 text-14 font-medium text-ink">
            {title} {state}
          </h3>
          <p className="mt-0.5 max-w-[60ch] text-13 text-ink-soft">{detail}</p>
        </div>
        {action}
      </div>
      {children}
    </li>
  );
}

function RemoveTotp({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("factors");
  const text = useErrorText();
  const remove = useRemoveTotp();
  return (
    <AlertDialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t("totp.removeTitle")}
      confirmLabel={t("remove")}
      isBusy={remove.isPending}
      error={remove.isError ? text.sentence(remove.error) : undefined}
      onConfirm={() =>
        remove.mutate(undefined, {
          onSuccess: () => {
            onClose();
            toastDone({ text: t("totp.removed") });
          },
        })
      }
    >
      {t("removeText")}
    </AlertDialog>
  );
}

function RenewCodes({ onDone, onClose }: { onDone: (codes: string[]) => void; onClose: () => void }) {
  const { t } = useTranslation("factors");
  const text = useErrorText();
  const renew = useRenewBackupCodes();
  return (
    <AlertDialog
      isOpen
      tone="plain"
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t("codes.renewTitle")}
      confirmLabel={t("codes.renew")}
      isBusy={renew.isPending}
      error={renew.isError ? text.sentence(renew.error) : undefined}
      onConfirm={() => renew.mutate(undefined, { onSuccess: ({ backupCodes }) => onDone(backupCodes) })}
    >
      {t("codes.renewText")}
    </AlertDialog>
  );
}
