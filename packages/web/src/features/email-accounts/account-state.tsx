import { useTranslation } from "react-i18next";
import { Callout } from "../../ui/callout.tsx";
import { Time } from "../../ui/time.tsx";
import { ConnectAgain } from "./connected-account.tsx";
import type { ShownAccount } from "./use-email-accounts.ts";
import { useCauseWords } from "./use-cause-words.ts";

/** How the account does: what the newest try found, what mends it, and when it is tried next. */
export function AccountState({ account, mayWrite }: { account: ShownAccount; mayWrite: boolean }) {
  const { t } = useTranslation("emailAccounts");
  const { status, fault, failedChecks, checkedAt, nextCheckAt, imap } = account;
  if (status === "paused") return <Callout tone="idle" title={t("page.pausedText")} />;
  if (checkedAt === null) return <Callout tone="info" title={t("page.untried")} />;
  const next = nextCheckAt !== null && (
    <p>
      {t("page.next")} <Time at={nextCheckAt} />.
    </p>
  );
  if (!fault)
    return (
      <Callout tone="good" title={imap ? t("page.worksBoth") : t("page.worksSend")}>
        <p>
          {t("page.last")} <Time at={checkedAt} />.
        </p>
        {next}
      </Callout>
    );
  const consequence =
    status === "needs_password"
      ? t(account.signedInAt ? "consent.page.stopped" : "page.stoppedPassword")
      : status === "failing"
        ? t("page.stoppedFailing")
        : t("page.shaky", { count: failedChecks });
  return (
    <FaultCallout
      account={account}
      fault={fault}
      actions={mayWrite && status === "needs_password" && <ConnectAgain account={account} />}
    >
      <p>{consequence}</p>
      {next}
    </FaultCallout>
  );
}

interface FaultCalloutProps {
  readonly account: ShownAccount;
  readonly fault: NonNullable<ShownAccount["fault"]>;
  readonly children: React.ReactNode;
  readonly actions: React.ReactNode;
}

function FaultCallout({ account, fault, children, actions }: FaultCalloutProps) {
  const { t } = useTranslation("emailAccounts");
  const words = useCauseWords();
  const { protocol, stage, cause, facts } = fault;
  const { host = "", port = 0 } = account[protocol] ?? {};
  const { what, fix } = words(cause, { protocol, host, port, email: account.email }, facts.names);
  const where = t("page.at", { protocol: t(`protocols.${protocol}`), stage: t(`stages.${stage}`) });
  return (
    <Callout tone={account.status === "active" ? "warn" : "bad"} title={what} actions={actions}>
      <div className="flex flex-col gap-1.5">
        <p>{fix}</p>
        {children}
        <p className="text-12 text-ink-soft">
          {where}
          {facts.reply !== undefined && ` ${t("found.reply", { reply: facts.reply })}`}
        </p>
      </div>
    </Callout>
  );
}
