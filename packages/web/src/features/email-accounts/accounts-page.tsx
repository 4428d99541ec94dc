import { useNavigate, useSearch } from "@tanstack/react-router";
import { Mail, Plus } from "lucide-react";
import { useTranslation } from "react-i18next";
import { LinkButton, TextLink } from "../../lib/link-button.tsx";
import { paths } from "../../lib/paths.ts";
import { QueryFailure } from "../../lib/query-failure.tsx";
import { useCompany } from "../../lib/tenant-facts.tsx";
import { useTenantSlug } from "../../lib/trpc/api-context.tsx";
import { Callout } from "../../ui/callout.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { SearchBox } from "../../ui/search-box.tsx";
import { Select } from "../../ui/select.tsx";
import { TableSkeleton } from "../../ui/skeleton.tsx";
import { needsSomebody } from "./account-health.tsx";
import { AccountsTable } from "./accounts-table.tsx";
import { useDomainsOf } from "./use-domains-of.ts";
import { useEmailAccounts, type ListedAccount } from "./use-email-accounts.ts";

const from = "/t/$tenant/c/$workspace/accounts";
/** As many as the server lists. */
const LIST_MAX = 1_000;
/** Fewer are seen at a glance. */
const FILTER_FROM = 6;

export function AccountsPage() {
  const { t } = useTranslation("emailAccounts");
  const company = useCompany();
  const params = { tenant: useTenantSlug(), workspace: company.workspaceName };
  const { domain } = useSearch({ from });
  const list = useEmailAccounts(company.id, domain);
  const mayAdd = company.access === "work" && company.status !== "archived";
  const addButton = mayAdd && (
    <LinkButton variant="primary" to={paths.newAccount} params={params}>
      <Plus aria-hidden />
      {t("list.add")}
    </LinkButton>
  );
  const isEmpty = list.data?.length === 0 && domain === undefined;
  return (
    <>
      <PageHeader
        title={t("list.title")}
        description={t("list.description", { name: company.name })}
        actions={!isEmpty && addButton}
      />
      {list.isPending && <TableSkeleton columns={["w-1/3", "w-28", "w-24", "w-20"]} rows={5} />}
      {list.isError && <QueryFailure error={list.error} onRetry={() => void list.refetch()} />}
      {isEmpty && (
        <EmptyState icon={<Mail />} title={t("list.emptyTitle")} action={addButton}>
          {mayAdd ? t("list.emptyText") : t("list.emptyView", { name: company.name })}
        </EmptyState>
      )}
      {list.data && !isEmpty && <Accounts accounts={list.data} />}
    </>
  );
}

function Accounts({ accounts }: { accounts: readonly ListedAccount[] }) {
  const { t } = useTranslation("emailAccounts");
  const { q = "", domain } = useSearch({ from });
  const navigate = useNavigate({ from });
  const wanted = q.trim().toLowerCase();
  const shown = accounts.filter(({ email, senderName }) =>
    `${email} ${senderName ?? ""}`.toLowerCase().includes(wanted),
  );
  const waiting = accounts.filter(needsSomebody).length;
  const isFiltered = q !== "" || domain !== undefined;
  return (
    <div className="flex flex-col gap-4">
      {waiting > 0 && <Callout tone="bad" title={t("list.attention", { count: waiting })} />}
      {(accounts.length >= FILTER_FROM || isFiltered) && (
        <div className="flex flex-wrap gap-2">
          <SearchBox
            label={t("list.filter")}
            value={q}
            onChange={(typed) =>
              void navigate({
                search: { ...(typed !== "" && { q: typed }), ...(domain !== undefined && { domain }) },
                replace: true,
              })
            }
            className="w-full sm:w-80"
          />
          <DomainFilter />
        </div>
      )}
      {shown.length === 0 ? (
        <p className="text-14 text-ink-soft">
          {q === "" ? t("list.noneOfDomain") : t("list.noMatch", { text: q })}{" "}
          <TextLink from={from} to="." search={{}}>
            {t("list.clear")}
          </TextLink>
        </p>
      ) : (
        <AccountsTable accounts={shown} />
      )}
      {accounts.length >= LIST_MAX && <p className="text-13 text-ink-soft">{t("list.most")}</p>}
    </div>
  );
}

const ALL = "all";

/** Which domain's accounts are shown; nothing to choose where the company has but one. */
function DomainFilter() {
  const { t } = useTranslation("emailAccounts");
  const { domain, q } = useSearch({ from });
  const navigate = useNavigate({ from });
  const domains = useDomainsOf(useCompany().id).data ?? [];
  if (domains.length < 2 && domain === undefined) return null;
  return (
    <Select
      aria-label={t("list.domain")}
      value={domain ?? ALL}
      options={[
        { value: ALL, label: t("list.allDomains") },
        ...domains.map(({ id, unicode }) => ({ value: id, label: unicode })),
      ]}
      onChange={(value) =>
        void navigate({
          search: { ...(value !== ALL && { domain: value }), ...(q !== undefined && { q }) },
          replace: true,
        })
      }
      className="w-full sm:w-60"
    />
  );
}
