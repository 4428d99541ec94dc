import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { classNames } from "../../ui/class-names.ts";
import { Time } from "../../ui/time.tsx";
import { LeadStatusBadge } from "./lead-status.tsx";
import type { ListColumn } from "./list-look.ts";
import type { Lead } from "./use-leads.ts";

/** Shares of the width. */
export const weights: Record<ListColumn, number> = {
  email: 30,
  name: 20,
  employer: 18,
  status: 14,
  tags: 20,
  import: 14,
  created: 13,
  updated: 13,
};

const none = <span className="text-ink-faint">–</span>;

const soft = (text: string | null): ReactNode =>
  text === null ? (
    none
  ) : (
    <span title={text} className="block truncate text-ink-soft">
      <bdi>{text}</bdi>
    </span>
  );

/** What a row says in one column; the address is the row's own. */
export function LeadCell({ lead, column }: { lead: Lead; column: Exclude<ListColumn, "email"> }) {
  switch (column) {
    case "name":
      return lead.name === null ? (
        none
      ) : (
        <span title={lead.name} className="block truncate">
          <bdi>{lead.name}</bdi>
        </span>
      );
    case "employer":
      return soft(lead.employer);
    case "status":
      return <LeadStatusBadge status={lead.status} />;
    case "tags":
      return <LeadTags tags={lead.tags} />;
    case "import":
      return <FromImport importId={lead.importId} />;
    case "created":
    case "updated":
      return (
        <span className="text-ink-soft">
          <Time at={column === "created" ? lead.createdAt : lead.updatedAt} />
        </span>
      );
    default:
      return column satisfies never;
  }
}

function FromImport({ importId }: { importId: string | null }) {
  const { t } = useTranslation("leads");
  return <span className="text-ink-soft">{t(importId === null ? "byHandShort" : "fromImport")}</span>;
}

/** Those that have room; the rest is a number. */
const SHOWN = 2;
/** Letters of a tag that is not cut: what is left of such a one would say nothing. */
const SHORT = 8;

export function LeadTags({ tags }: { tags: Lead["tags"] }) {
  if (tags.length === 0) return none;
  const names = tags.map(({ name }) => name);
  return (
    <span title={names.join(", ")} className="flex min-w-0 items-center gap-1">
      {tags.slice(0, SHOWN).map(({ id, name }) => (
        <span
          key={id}
          className={classNames(
            "truncate rounded-sm border border-line px-1.5 text-12 leading-5 text-ink-soft",
            name.length > SHORT ? "min-w-0" : "shrink-0",
          )}
        >
          <bdi>{name}</bdi>
        </span>
      ))}
      {tags.length > SHOWN && (
        <span className="shrink-0 text-12 text-ink-faint">
          <span aria-hidden>+{tags.length - SHOWN}</span>
          <span className="sr-only">{names.slice(SHOWN).join(", ")}</span>
        </span>
      )}
    </span>
  );
}
