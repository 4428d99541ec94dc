import { useTranslation } from "react-i18next";
import { Stat, StatRow } from "../../ui/stat.tsx";
import type { ShownAccount } from "./use-email-accounts.ts";
import { WarmupSection } from "./warmup-section.tsx";

/** What has been sent today, what may be, and how that grows. */
export function AccountSending({ account, mayWrite }: { account: ShownAccount; mayWrite: boolean }) {
  const { t } = useTranslation("emailAccounts");
  return (
    <>
      <StatRow>
        <Stat
          label={t("page.today")}
          value={account.sentToday}
          detail={account.sentToday === 0 ? t("page.noReports") : undefined}
        />
        <Stat label={t("page.allowance")} value={account.status === "active" ? account.allowance : 0} />
        <Stat label={t("page.limit")} value={account.dailyLimit} />
      </StatRow>
      <WarmupSection account={account} mayWrite={mayWrite} />
    </>
  );
}
