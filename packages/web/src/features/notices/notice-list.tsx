import { Link } from "@tanstack/react-router";
import {
  BadgeCheck,
  FileCheck,
  FileX,
  MailCheck,
  MailX,
  Receipt,
  ScrollText,
  ShieldAlert,
  TriangleAlert,
  UserCheck,
  UserPlus,
} from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { paths } from "../../lib/paths.ts";
import { useTenantSlug } from "../../lib/trpc/api-context.tsx";
import { Time } from "../../ui/time.tsx";
import type { ListedNotice } from "./use-notices.ts";

const icons: Record<ListedNotice["kind"], ReactNode> = {
  domain_verified: <BadgeCheck aria-hidden className="text-good-ink" />,
  domain_recovered: <BadgeCheck aria-hidden className="text-good-ink" />,
  domain_degraded: <TriangleAlert aria-hidden className="text-warn-ink" />,
  domain_ownership_lost: <ShieldAlert aria-hidden className="text-bad-ink" />,
  import_done: <FileCheck aria-hidden className="text-good-ink" />,
  import_failed: <FileX aria-hidden className="text-bad-ink" />,
  account_stopped: <MailX aria-hidden className="text-bad-ink" />,
  account_recovered: <MailCheck aria-hidden className="text-good-ink" />,
  member_joined: <UserCheck aria-hidden className="text-good-ink" />,
  member_waits: <UserPlus aria-hidden className="text-warn-ink" />,
  billing_changed: <Receipt aria-hidden className="text-info-ink" />,
  policies_changed: <ScrollText aria-hidden className="text-info-ink" />,
};

/** @param isNew those that were unseen when the list was opened; reading it has marked them since. */
export function NoticeList(props: {
  notices: readonly ListedNotice[];
  isNew: (id: string) => boolean;
  onFollow: () => void;
}) {
  return (
    <ul className="-mx-2 flex flex-col">
      {props.notices.map((notice) => (
        <li key={notice.id}>
          <Place notice={notice} onFollow={props.onFollow}>
            <span className="mt-0.5 [&>svg]:size-4">{icons[notice.kind]}</span>
            <Words notice={notice} isNew={props.isNew(notice.id)} />
          </Place>
        </li>
      ))}
    </ul>
  );
}

const look = "grid grid-cols-[auto_1fr] gap-x-2.5 rounded-md px-2 py-2.5";

/** Leads to the cause. What is in the tenant's own pool has no page. */
function Place(props: { notice: ListedNotice; onFollow: () => void; children: ReactNode }) {
  const tenant = useTenantSlug();
  const { kind, workspaceName: workspace, subjectId } = props.notice;
  const link = { onClick: props.onFollow, className: `${look} hover:bg-hover`, children: props.children };
  if (kind === "member_joined" || kind === "member_waits")
    return <Link to={paths.people} params={{ tenant }} search={{ tab: "invites" }} {...link} />;
  if (kind === "billing_changed") return <Link to={paths.settings} params={{ tenant }} {...link} />;
  if (kind === "policies_changed") return <Link to={paths.policies} params={{ tenant }} {...link} />;
  if (workspace === null) return <div className={look}>{props.children}</div>;
  if (kind === "import_done" || kind === "import_failed")
    return <Link to={paths.import} params={{ tenant, workspace, importId: subjectId }} {...link} />;
  if (kind === "account_stopped" || kind === "account_recovered")
    return <Link to={paths.emailAccount} params={{ tenant, workspace, accountId: subjectId }} {...link} />;
  return <Link to={paths.domain} params={{ tenant, workspace, domainId: subjectId }} {...link} />;
}

/** What a sentence may name; each names some of it. */
const noFacts = { domain: "", email: "", person: "", file: "", created: 0, updated: 0, rejected: 0 };

function Words({ notice, isNew }: { notice: ListedNotice; isNew: boolean }) {
  const { t } = useTranslation("notices");
  return (
    <span className="min-w-0">
      <span className="block text-13 wrap-anywhere text-ink">
        {t(`kinds.${notice.kind}`, { ...noFacts, ...notice.facts })}
      </span>
      <span className="block text-12 text-ink-soft">
        <Time at={notice.createdAt} />
        {isNew && <span className="font-medium text-accent-ink"> · {t("isNew")}</span>}
      </span>
    </span>
  );
}
