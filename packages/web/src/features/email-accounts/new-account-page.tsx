import { useNavigate } from "@tanstack/react-router";
import { Lock } from "lucide-react";
import { useTranslation } from "react-i18next";
import { paths } from "../../lib/paths.ts";
import { useCompany } from "../../lib/tenant-facts.tsx";
import { useTenantSlug } from "../../lib/trpc/api-context.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { toastDone } from "../../ui/toasts.ts";
import { AccountForm } from "./account-form.tsx";
import { connectionOf, noValues, type AccountValues } from "./account-values.ts";
import { useAddAccount, useCreateMailbox } from "./use-email-accounts.ts";

export function NewAccountPage() {
  const { t } = useTranslation("emailAccounts");
  const company = useCompany();
  const params = { tenant: useTenantSlug(), workspace: company.workspaceName };
  const navigate = useNavigate();
  const add = useAddAccount();
  const createMailbox = useCreateMailbox();
  const save = async (values: AccountValues) => {
    const { email, senderName, dailyLimit, password, isCreated } = values;
    const common = { companyId: company.id, email, senderName, dailyLimit };
    const { id } = isCreated
      ? await createMailbox.mutateAsync(common)
      : await add.mutateAsync({ ...common, ...connectionOf(values), password });
    toastDone({ text: isCreated ? t("form.created", { email }) : t("form.saved", { email }) });
    await navigate({ to: paths.emailAccount, params: { ...params, accountId: id }, replace: true });
  };
  const isArchived = company.status === "archived";
  if (isArchived || company.access !== "work")
    return (
      <EmptyState icon={<Lock />} title={t("form.noWorkTitle")}>
        {isArchived ? t("form.archived", { name: company.name }) : t("form.noWork", { name: company.name })}
      </EmptyState>
    );
  return (
    <>
      <PageHeader title={t("form.newTitle")} description={t("form.newDescription", { name: company.name })} />
      <AccountForm
        values={noValues}
        saveLabel={t("form.save")}
        save={save}
        passwordHelp={t("form.passwordHelp")}
      />
    </>
  );
}
