import { useTranslation } from "react-i18next";
import { QueryFailure } from "../../lib/query-failure.tsx";
import { useMay } from "../../lib/tenant-facts.tsx";
import { Avatar } from "../../ui/avatar.tsx";
import { Badge } from "../../ui/badge.tsx";
import { Loading, Skeleton } from "../../ui/skeleton.tsx";
import { Table, type Column } from "../../ui/table.tsx";
import { Time } from "../../ui/time.tsx";
import { MemberMenu } from "./member-menu.tsx";
import { RoleSelect } from "./role-select.tsx";
import { usePeople, type Member } from "./use-people.ts";

/** The members, with what those who manage them need to know. */
export function MembersPanel() {
  const { t } = useTranslation("people");
  const people = usePeople();
  const mayManage = useMay("people.manage") === true;
  const columns = useColumns(mayManage);
  if (people.isPending)
    return (
      <Loading>
        <Skeleton className="h-64 w-full" />
      </Loading>
    );
  if (people.isError) return <QueryFailure error={people.error} onRetry={() => void people.refetch()} />;
  return <Table label={t("tabs.members")} columns={columns} rows={people.data} rowKey={({ id }) => id} />;
}

function useColumns(mayManage: boolean): Column<Member>[] {
  const { t } = useTranslation("people");
  const plain: Column<Member>[] = [
    {
      id: "person",
      header: t("columns.person"),
      onPhone: "title",
      cell: (member) => <Person member={member} />,
    },
    {
      id: "role",
      header: t("columns.role"),
      width: "w-36",
      onPhone: "detail",
      cell: (member) => <RoleSelect member={member} />,
    },
    {
      id: "companies",
      header: t("columns.companies"),
      width: "w-40",
      onPhone: "detail",
      cell: (member) => <Companies member={member} />,
    },
  ];
  if (!mayManage) return plain;
  return [
    ...plain,
    {
      id: "factor",
      header: t("columns.factor"),
      width: "w-36",
      onPhone: "hidden",
      cell: ({ standing }) => standing && <Factor standing={standing} />,
    },
    {
      id: "seen",
      header: t("columns.seen"),
      width: "w-36",
      onPhone: "hidden",
      cell: ({ standing }) => (
        <span className="text-ink-soft">
          {standing?.lastSeen ? <Time at={standing.lastSeen} /> : t("neverSeen")}
        </span>
      ),
    },
    {
      id: "acts",
      header: <span className="sr-only">{t("columns.acts")}</span>,
      width: "w-14",
      align: "end",
      onPhone: "end",
      cell: (member) => <MemberMenu member={member} />,
    },
  ];
}

function Person({ member }: { member: Member }) {
  const { t } = useTranslation("people");
  const { name, email, isYou, suspended, standing } = member;
  return (
    <span className="flex min-w-0 items-center gap-2.5 py-1.5">
      <Avatar name={name} />
      <span className="min-w-0">
        <span className="flex flex-wrap items-center gap-x-2">
          <span className="truncate text-ink">{name}</span>
          {isYou && <span className="text-12 text-ink-faint">{t("you")}</span>}
          {suspended !== null && <Badge tone="warn">{t("suspended")}</Badge>}
          {standing?.held && <Badge tone="bad">{t("held")}</Badge>}
          {standing && !standing.isVerified && <Badge tone="warn">{t("unverified")}</Badge>}
        </span>
        <span className="block truncate text-12 font-normal text-ink-soft">{email}</span>
      </span>
    </span>
  );
}

function Companies({ member: { companies } }: { member: Member }) {
  const { t } = useTranslation("people");
  if (companies === null) return <span className="text-ink-soft">{t("allCompanies")}</span>;
  if (companies.length === 0) return <span className="text-ink-faint">{t("noCompanies")}</span>;
  const [first] = companies;
  return (
    <span className="text-ink-soft" title={companies.map(({ name }) => name).join(", ")}>
      {companies.length === 1 ? first?.name : t("companies", { count: companies.length })}
    </span>
  );
}

function Factor({ standing }: { standing: NonNullable<Member["standing"]> }) {
  const { t } = useTranslation("people");
  const { totp, passkey } = standing.factors;
  if (!totp && !passkey) return <Badge tone="idle">{t("factor.none")}</Badge>;
  return (
    <Badge tone="good">
      {totp && passkey ? t("factor.both") : t(totp ? "factor.totp" : "factor.passkey")}
    </Badge>
  );
}
