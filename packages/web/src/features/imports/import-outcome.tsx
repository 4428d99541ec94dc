import { formatNumber } from "../../ui/format-number.ts";
import { Download, FileUp } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useErrorText } from "../../lib/error-text.ts";
import { LinkButton } from "../../lib/link-button.tsx";
import { paths } from "../../lib/paths.ts";
import { useCompany } from "../../lib/tenant-facts.tsx";
import { useTenantSlug } from "../../lib/trpc/api-context.tsx";
import { buttonLook } from "../../ui/button-look.ts";
import { Callout } from "../../ui/callout.tsx";
import { Section } from "../../ui/page-header.tsx";
import { StackedBar, type BarPart } from "../../ui/stacked-bar.tsx";
import { duration } from "./byte-size.ts";
import { ImportLines } from "./import-lines.tsx";
import type { ShownImport } from "./use-imports.ts";

const parts = ["created", "updated", "unchanged", "duplicate", "suppressed", "blank", "rejected"] as const;

const tones: Record<(typeof parts)[number], BarPart["tone"]> = {
  created: "good",
  updated: "info",
  unchanged: "idle",
  duplicate: "warn",
  suppressed: "warn",
  blank: "idle",
  rejected: "bad",
};

/** What became of the file: the picture, the numbers that add up, and every line that did not make it. */
export function ImportOutcome({ found }: { found: ShownImport }) {
  const { t, i18n } = useTranslation("imports");
  const { counts } = found;
  const number = (value: number) => formatNumber(value, i18n.language);
  const nonZero = parts.filter((part) => counts[part] > 0).map((part) => number(counts[part]));
  const seconds =
    found.startedAt && found.finishedAt
      ? (Date.parse(found.finishedAt) - Date.parse(found.startedAt)) / 1000
      : undefined;
  return (
    <div className="flex flex-col gap-5">
      <Ending found={found} />
      <Section
        title={t("outcome.picture")}
        description={t("outcome.identity", {
          read: number(counts.read),
          sum: nonZero.join(" + ") || number(0),
        })}
        actions={
          seconds !== undefined && (
            <p className="text-13 text-ink-faint tabular-nums">
              {seconds < 1
                ? t("outcome.tookNoTime")
                : t("outcome.took", { time: duration(seconds, i18n.language) })}
            </p>
          )
        }
      >
        <StackedBar
          label={t("outcome.picture")}
          parts={parts.map((id) => ({ id, label: t(`outcome.${id}`), count: counts[id], tone: tones[id] }))}
        />
      </Section>
      <ImportLines found={found} />
    </div>
  );
}

/** How it ended; what failed is said by its alert. The place is there before, so that this is read aloud. */
export function ImportEnd({ found }: { found: ShownImport }) {
  const { t } = useTranslation("imports");
  const file = found.fileName;
  return (
    <div role="status" className="not-empty:mb-5">
      {found.status === "cancelled" && (
        <Callout tone="idle" title={t("outcome.cancelledTitle", { file })}>
          {t("outcome.kept")}
        </Callout>
      )}
      {found.status === "done" && <Callout tone="good" title={t("outcome.doneTitle", { file })} />}
    </div>
  );
}

/** What failed, and where to go from here. */
function Ending({ found }: { found: ShownImport }) {
  const { t } = useTranslation("imports");
  const text = useErrorText();
  const tenant = useTenantSlug();
  const company = useCompany();
  const params = { tenant, workspace: company.workspaceName };
  const file = found.fileName;
  return (
    <>
      {found.status === "failed" && (
        <Callout tone="bad" title={t("outcome.failedTitle", { file })} isAlert>
          {found.failureReason && `${text.rule(found.failureReason)} `}
          {t("outcome.failedText")}
        </Callout>
      )}
      <div className="flex flex-wrap gap-2">
        <LinkButton to={paths.leads} params={params} variant="primary">
          {t("outcome.leads")}
        </LinkButton>
        {company.access === "work" && company.status !== "archived" && (
          <LinkButton to={paths.newImport} params={params}>
            <FileUp aria-hidden />
            {t("outcome.another")}
          </LinkButton>
        )}
        {found.counts.rejected > 0 && (
          <a
            href={`/imports/${found.id}/rejected.csv?tenant=${tenant}`}
            download
            title={t("outcome.downloadHint")}
            className={buttonLook({})}
          >
            <Download aria-hidden />
            {t("outcome.download")}
          </a>
        )}
      </div>
    </>
  );
}
