import { useParams } from "@tanstack/react-router";
import { Download, RefreshCw, Unlink } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useBrandFace } from "../../lib/brand.ts";
import { BrandLogo } from "../../lib/brand-logo.tsx";
import { failureOf } from "../../lib/failure.ts";
import { QueryFailure } from "../../lib/query-failure.tsx";
import { useTitle } from "../../lib/use-title.ts";
import { Button } from "../../ui/button.tsx";
import { Callout } from "../../ui/callout.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Menu } from "../../ui/menu.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { ProgressBar } from "../../ui/progress-bar.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { Time } from "../../ui/time.tsx";
import { CopyRecordsButton } from "./copy-records-button.tsx";
import { stands } from "../../lib/dns/shown-verdict.ts";
import { DomainSteps } from "./domain-steps.tsx";
import { downloadEntries } from "./download-records.ts";
import { firstOpen } from "./first-open.ts";
import { ProviderLine } from "./provider-line.tsx";
import { RecordPanel } from "./record-panel.tsx";
import { useCheckFailure } from "../../lib/dns/use-check-failure.ts";
import { useCheckByHandoff, useHandoff, type ShownHandoff } from "./use-handoffs.ts";

/** For whoever runs the DNS of a tenant: what to publish, and each record's tick as it arrives. No account, no sign-in. */
export function HandoffPage() {
  const { token } = useParams({ from: "/dns/$token" });
  const found = useHandoff(token);
  return (
    <main className="mx-auto w-full max-w-5xl px-4 py-8 sm:px-6 sm:py-12">
      <Opened token={token} found={found} />
    </main>
  );
}

function Opened({ token, found }: { token: string; found: ReturnType<typeof useHandoff> }) {
  const { t } = useTranslation("handoffs");
  // A link that does not open names nobody, in the tab either.
  useTitle(t("page.records"));
  if (found.isPending) return <Skeleton className="h-96 w-full" />;
  if (found.isError && ["not_found", "invalid"].includes(failureOf(found.error).code))
    return (
      <div className="mx-auto mt-[10vh] max-w-md">
        <h1 className="sr-only">{t("page.records")}</h1>
        <EmptyState icon={<Unlink />} title={t("page.endedTitle")}>
          {t("page.endedText")}
        </EmptyState>
      </div>
    );
  if (found.isError) return <QueryFailure error={found.error} onRetry={() => void found.refetch()} />;
  return <Guide token={token} guide={found.data} />;
}

/** The logo of whose domain it is, where the page came with one. */
function Whose({ name }: { name: string }) {
  const brand = useBrandFace();
  if (brand.logoUrl === null) return <p className="mb-6 text-14 font-semibold text-ink">{name}</p>;
  return (
    <div className="mb-6">
      <BrandLogo brand={brand} className="h-9" />
    </div>
  );
}

function Guide({ token, guide }: { token: string; guide: ShownHandoff }) {
  const { t } = useTranslation(["handoffs", "domains"]);
  useTitle(t("page.title", { domain: guide.unicode }), guide.tenantName);
  const [chosen, setChosen] = useState<string>();
  const currentKey = chosen ?? firstOpen(guide);
  const current = guide.records.find(({ record }) => record.key === currentKey);
  const done = guide.records.filter(({ verdict }) => stands(verdict)).length;
  const all = guide.records.length;
  return (
    <>
      <Whose name={guide.tenantName} />
      <PageHeader
        title={t("page.title", { domain: guide.unicode })}
        description={t("page.description", { tenant: guide.tenantName, domain: guide.unicode })}
        actions={<Actions token={token} guide={guide} />}
      />
      <div className="flex flex-col gap-5">
        <div className="flex flex-col gap-2" aria-live="polite">
          <ProgressBar
            label={t("domains:page.steps", { domain: guide.unicode })}
            share={all === 0 ? 0 : done / all}
            text={t("page.done", { done, all })}
            tone={done === all ? "good" : "accent"}
          />
          <p className="text-13 text-ink-soft">
            {t("page.done", { done, all })}
            {guide.nextCheckAt !== null && done < all && (
              <>
                {" "}
                {t("page.next")} <Time at={guide.nextCheckAt} />.
              </>
            )}
          </p>
          {done === all && all > 0 && <Callout tone="good">{t("page.whole")}</Callout>}
          <ProviderLine guide={guide} />
        </div>
        <div className="grid items-start gap-5 lg:grid-cols-[15rem_minmax(0,1fr)]">
          <DomainSteps
            label={t("domains:page.steps", { domain: guide.unicode })}
            records={guide.records}
            current={current?.record.key}
            onChoose={setChosen}
          />
          {current && <RecordPanel key={current.record.key} shown={current} guide={guide} />}
        </div>
        <p className="text-12 text-ink-faint">
          {t("page.expires")} <Time at={guide.expiresAt} />. {t("page.harmless")}
        </p>
      </div>
    </>
  );
}

function Actions({ token, guide }: { token: string; guide: ShownHandoff }) {
  const { t } = useTranslation(["handoffs", "domains"]);
  const sayWhy = useCheckFailure();
  const check = useCheckByHandoff();
  return (
    <>
      <CopyRecordsButton guide={guide} />
      <Menu
        align="end"
        trigger={
          <Button>
            <Download aria-hidden />
            {t("domains:page.download")}
          </Button>
        }
        entries={downloadEntries(guide, (format) => t(`domains:formats.${format}`))}
      />
      <Button
        variant="primary"
        isBusy={check.isPending}
        onClick={() => check.mutate({ token }, { onError: sayWhy })}
      >
        <RefreshCw aria-hidden />
        {t("domains:page.check")}
      </Button>
    </>
  );
}
