import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { TextLink } from "../../lib/link-button.tsx";
import { paths } from "../../lib/paths.ts";
import { useCompany } from "../../lib/tenant-facts.tsx";
import { useTenantSlug } from "../../lib/trpc/api-context.tsx";
import { Time } from "../../ui/time.tsx";
import { useValueWords } from "./use-value-words.ts";
import type { WholeLead } from "./use-lead.ts";

/** What is known of a lead, and where it came from. */
export function LeadFacts({ lead }: { lead: WholeLead }) {
  const { t } = useTranslation("lead");
  const words = useValueWords();
  return (
    <dl className="grid grid-cols-2 gap-x-6 gap-y-4">
      {lead.name === null && (
        <Fact label={t("facts.name")}>
          <None />
        </Fact>
      )}
      <Fact label={t("facts.employer")} isWide>
        {lead.employer ?? <None />}
      </Fact>
      <Fact label={t("facts.tags")} isWide>
        {lead.tags.length === 0 ? <None>{t("facts.noTags")}</None> : <TagList tags={lead.tags} />}
      </Fact>
      {lead.fields.map(({ fieldId, name, type, value }) => (
        <Fact key={fieldId} label={name}>
          {value === null && <None />}
          {value !== null && type === "date" && (
            <time dateTime={String(value)}>{words.ofField(type, value)}</time>
          )}
          {value !== null && type !== "date" && words.ofField(type, value)}
        </Fact>
      ))}
      <Fact label={t("facts.added")}>
        <Time at={lead.createdAt} />
      </Fact>
      <Fact label={t("facts.changed")}>
        <Time at={lead.updatedAt} />
      </Fact>
      <From of={lead.import} />
    </dl>
  );
}

function From({ of }: { of: WholeLead["import"] }) {
  const { t } = useTranslation("lead");
  const params = { tenant: useTenantSlug(), workspace: useCompany().workspaceName };
  if (!of) return <Fact label={t("facts.from")}>{t("facts.byHand")}</Fact>;
  return (
    <>
      <Fact label={t("facts.from")} isWide>
        <TextLink to={paths.import} params={{ ...params, importId: of.id }} className="wrap-anywhere">
          {t("facts.fromFile", { file: of.fileName })}
        </TextLink>
      </Fact>
      {of.source !== null && <Fact label={t("facts.source")}>{of.source}</Fact>}
      {of.consent !== null && <Fact label={t("facts.consent")}>{of.consent}</Fact>}
    </>
  );
}

interface FactProps {
  readonly label: string;
  readonly isWide?: boolean;
  readonly children: ReactNode;
}

function Fact({ label, isWide = false, children }: FactProps) {
  return (
    <div className={isWide ? "col-span-2 min-w-0" : "min-w-0"}>
      <dt className="text-12 wrap-anywhere text-ink-faint">
        <bdi>{label}</bdi>
      </dt>
      <dd className="mt-0.5 text-14 wrap-anywhere text-ink">
        <bdi>{children}</bdi>
      </dd>
    </div>
  );
}

function None({ children }: { children?: ReactNode }) {
  const { t } = useTranslation("lead");
  return <span className="text-ink-faint">{children ?? t("none")}</span>;
}

function TagList({ tags }: { tags: WholeLead["tags"] }) {
  return (
    <ul className="flex flex-wrap gap-1.5 pt-0.5">
      {tags.map(({ id, name }) => (
        <li
          key={id}
          dir="auto"
          className="max-w-full rounded-sm border border-line px-1.5 py-px text-12 wrap-anywhere text-ink-soft"
        >
          {name}
        </li>
      ))}
    </ul>
  );
}
