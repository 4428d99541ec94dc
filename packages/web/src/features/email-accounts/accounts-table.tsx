import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { paths } from "../../lib/paths.ts";
import { useCompany } from "../../lib/tenant-facts.tsx";
import { useTenantSlug } from "../../lib/trpc/api-context.tsx";
import { ProgressBar } from "../../ui/progress-bar.tsx";
import { Table, type Column } from "../../ui/table.tsx";
import { Time } from "../../ui/time.tsx";
import { AccountHealthBadge } from "./account-health.tsx";
import type { ListedAccount } from "./use-email-accounts.ts";

export function AccountsTable({ accounts }: { accounts: readonly ListedAccount[] }) {
  const { t } = useTranslation("emailAccounts");
  const company = useCompany();
  const place = { tenant: useTenantSlug(), workspace: company.workspaceName };
  const columns: Column<ListedAccount>[] = [
    {
      id: "address",
      header: t("list.address"),
      onPhone: "title",
      cell: ({ id, email, senderName }) => (
        <Link
          to={paths.emailAccount}
          params={{ ...place, accountId: id }}
          className="flex min-w-0 items-baseline gap-2 rounded-sm font-medium text-ink"
        >
          <span className="truncate">{email}</span>{" "}
          {senderName !== null && (
            <span className="truncate text-12 font-normal text-ink-faint max-sm:hidden">{senderName}</span>
          )}
        </Link>
      ),
    },
    {
      id: "health",
      header: t("list.health"),
      width: "w-48",
      onPhone: "detail",
      cell: (account) => <AccountHealthBadge {...account} />,
    },
    {
      id: "today",
      header: t("list.today"),
      width: "w-48",
      onPhone: "end",
      cell: (account) => <SentToday account={account} />,
    },
    {
      id: "checked",
      header: t("list.checked"),
      width: "w-36",
      onPhone: "hidden",
      cell: ({ checkedAt }) => (
        <span className="text-ink-soft">
          {checkedAt === null ? t("list.never") : <Time at={checkedAt} />}
        </span>
      ),
    },
  ];
  return (
    <Table
      label={t("list.table", { name: company.name })}
      columns={columns}
      rows={accounts}
      rowKey={({ id }) => id}
      isRowLink
    />
  );
}

function SentToday({ account: { sentToday: sent, allowance, status } }: { account: ListedAccount }) {
  const { t } = useTranslation("emailAccounts");
  if (status !== "active" && sent === 0) return <span className="text-ink-faint">–</span>;
  const text = t("list.ofToday", { sent, allowance });
  return (
    <span className="flex items-center gap-2.5">
      <span className="w-16 max-sm:hidden">
        <ProgressBar
          label={text}
          text={text}
          share={allowance === 0 ? 0 : Math.min(1, sent / allowance)}
          tone="accent"
        />
      </span>
      <span className="text-ink-soft tabular-nums">{text}</span>
    </span>
  );
}
