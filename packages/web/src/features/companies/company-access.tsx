import { useTranslation } from "react-i18next";
import { useErrorText } from "../../lib/error-text.ts";
import { QueryFailure } from "../../lib/query-failure.tsx";
import { useMay, type Company } from "../../lib/tenant-facts.tsx";
import { Avatar } from "../../ui/avatar.tsx";
import { Section } from "../../ui/page-header.tsx";
import { Select } from "../../ui/select.tsx";
import { Loading, Skeleton } from "../../ui/skeleton.tsx";
import { toastFailed } from "../../ui/toasts.ts";
import { useCompanyMembers, useSetAccess, type CompanyMember } from "./use-companies.ts";

/** Who of the tenant's people may see the company, and what they may do in it. */
export function CompanyAccess({ company }: { company: Company }) {
  const { t } = useTranslation("companies");
  const members = useCompanyMembers(company.id);
  return (
    <Section title={t("access.title")} description={t("access.description")} id="access">
      {members.isPending && (
        <Loading>
          <Skeleton className="h-10 w-full" />
          <Skeleton className="mt-4 h-10 w-full" />
        </Loading>
      )}
      {members.isError && <QueryFailure error={members.error} onRetry={() => void members.refetch()} />}
      {members.data && (
        <ul aria-label={t("access.table")} className="-my-3 divide-y divide-line">
          {members.data.map((member) => (
            <MemberRow key={member.id} member={member} companyId={company.id} />
          ))}
        </ul>
      )}
    </Section>
  );
}

function MemberRow({ member, companyId }: { member: CompanyMember; companyId: string }) {
  const { t } = useTranslation("companies");
  const text = useErrorText();
  const mayManage = useMay("people.manage");
  const setAccess = useSetAccess();
  const change = (next: "none" | "view" | "work") =>
    setAccess.mutate(
      { companyId, userId: member.id, access: next === "none" ? null : next },
      { onError: (error) => toastFailed(text.sentence(error)) },
    );
  return (
    <li className="flex flex-wrap items-center gap-3 py-3">
      <Avatar name={member.name} />
      <div className="min-w-0 flex-1 basis-40">
        <p className="truncate text-14">
          {member.name} <span className="text-13 text-ink-faint">{t(`role.${member.role}`)}</span>
        </p>
        <p className="truncate text-13 text-ink-soft">{member.email}</p>
      </div>
      {member.access === "all" ? (
        <span className="text-13 text-ink-soft">{t("access.all")}</span>
      ) : (
        <Select
          aria-label={t("access.accessOf", { name: member.name })}
          className="w-32 max-sm:w-full"
          isDisabled={mayManage !== true}
          value={member.access ?? "none"}
          onChange={change}
          options={(["none", "view", "work"] as const).map((access) => ({
            value: access,
            label: t(`access.${access}`),
          }))}
        />
      )}
    </li>
  );
}
