import { useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { QueryFailure } from "../../lib/query-failure.tsx";
import { useCompany } from "../../lib/tenant-facts.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { Time } from "../../ui/time.tsx";
import { toastDone } from "../../ui/toasts.ts";
import { AccountActions } from "./account-actions.tsx";
import { AccountDomain } from "./account-domain.tsx";
import { AccountForm } from "./account-form.tsx";
import { connectionOf, noValues, type AccountValues } from "./account-values.ts";
import { AccountHealthBadge } from "./account-health.tsx";
import { AccountSending } from "./account-sending.tsx";
import { AccountState } from "./account-state.tsx";
import { ChangeToSignIn, ConnectedAccount } from "./connected-account.tsx";
import { useEmailAccount, useUpdateAccount, type ShownAccount } from "./use-email-accounts.ts";

const from = "/t/$tenant/c/$workspace/accounts/$accountId";

export function AccountPage() {
  const { accountId } = useParams({ from });
  const found = useEmailAccount(accountId);
  if (found.isPending) return <Skeleton className="h-96 w-full" />;
  if (found.isError) return <QueryFailure error={found.error} onRetry={() => void found.refetch()} />;
  return <OneAccount account={found.data} />;
}

function OneAccount({ account }: { account: ShownAccount }) {
  const company = useCompany();
  const mayWrite = company.access === "work" && company.status !== "archived";
  const isShaky = account.status === "active" && account.failedChecks > 0;
  const { warmup, allowance, dailyLimit } = account;
  const isWarmingUp = warmup !== null && allowance < Math.min(dailyLimit, warmup.target);
  return (
    <>
      <PageHeader
        title={account.email}
        description={account.senderName ?? undefined}
        status={<AccountHealthBadge {...account} isShaky={isShaky} isWarmingUp={isWarmingUp} />}
        actions={mayWrite && <AccountActions account={account} />}
      />
      <div className="flex flex-col gap-5">
        <AccountState account={account} mayWrite={mayWrite} />
        <AccountDomain domain={account.domain} />
        <AccountSending account={account} mayWrite={mayWrite} />
        {mayWrite && account.signedInAt && (
          <ConnectedAccount key={account.version} account={account} provider={account.signedInAt} />
        )}
        {mayWrite && !account.signedInAt && <Connection key={account.version} account={account} />}
      </div>
    </>
  );
}

const valuesOf = (account: ShownAccount): AccountValues => ({
  ...noValues,
  email: account.email,
  senderName: account.senderName ?? "",
  smtp: account.smtp ?? noValues.smtp,
  imap: account.imap ?? { ...noValues.imap, username: account.email },
  hasImapPassword: account.imap?.hasOwnPassword ?? false,
  receives: account.imap !== null,
  dailyLimit: account.dailyLimit,
});

function Connection({ account }: { account: ShownAccount }) {
  const { t } = useTranslation("emailAccounts");
  const update = useUpdateAccount();
  const save = async (values: AccountValues) => {
    const { senderName, dailyLimit } = values;
    const { id: accountId, version } = account;
    await update.mutateAsync({ ...connectionOf(values), accountId, senderName, dailyLimit, version });
    toastDone({ text: t("form.changed") });
  };
  return (
    <section aria-labelledby="connection" className="flex flex-col gap-4 pt-4">
      <div>
        <h2 id="connection" className="text-16 font-semibold text-ink">
          {t("page.connection")}
        </h2>
        <p className="mt-0.5 text-13 text-ink-soft">{t("page.connectionText")}</p>
      </div>
      {account.signInWay && <ChangeToSignIn accountId={account.id} provider={account.signInWay} />}
      <AccountForm
        account={account}
        values={valuesOf(account)}
        saveLabel={t("form.saveChanges")}
        save={save}
        passwordHelp={
          account.secretSetAt && (
            <>
              {t("form.passwordSet")} <Time at={account.secretSetAt} />.
            </>
          )
        }
      />
    </section>
  );
}
