import { useParams, useSearch } from "@tanstack/react-router";
import { Lock } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useErrorText } from "../../lib/error-text.ts";
import { QueryFailure } from "../../lib/query-failure.tsx";
import { useCompany } from "../../lib/tenant-facts.tsx";
import { useKeptFocus } from "../../lib/use-kept-focus.ts";
import { Callout } from "../../ui/callout.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { CheckActions } from "./check-actions.tsx";
import { CheckReport } from "./check-report.tsx";
import { CheckRunning } from "./check-running.tsx";
import { ColumnsStep } from "./columns-step.tsx";
import { DiscardButton } from "./discard-button.tsx";
import { ImportNews } from "./import-news.tsx";
import { ImportOutcome } from "./import-outcome.tsx";
import { ImportRunning } from "./import-running.tsx";
import { ImportSkeleton } from "./import-skeleton.tsx";
import { ImportStatusBadge } from "./import-status.tsx";
import { isReady, isRefused, stepOf } from "./import-step.ts";
import { ImportSteps, type ImportStep } from "./import-steps.tsx";
import { FileUpload } from "./new-import-page.tsx";
import { useImport, useRunImport, type ShownImport } from "./use-imports.ts";
import { useMayImport } from "./use-may-import.ts";

const from = "/t/$tenant/c/$workspace/imports/$importId";

export function ImportPage() {
  const { importId } = useParams({ from });
  const found = useImport(importId);
  if (found.isPending) return <ImportSkeleton />;
  if (found.isError) return <QueryFailure error={found.error} onRetry={() => void found.refetch()} />;
  return <OneImport found={found.data} />;
}

function OneImport({ found }: { found: ShownImport }) {
  const { step: wanted } = useSearch({ from });
  const step = stepOf(found, wanted);
  const mayImport = useMayImport();
  const run = useRunImport();
  useKeptFocus(step);
  const isChecked = step === "check" && isReady(found);
  return (
    <>
      <PageHeader
        title={found.fileName}
        status={<ImportStatusBadge found={found} />}
        actions={
          isChecked &&
          mayImport &&
          found.checked && <CheckActions found={found} checked={found.checked} run={run} />
        }
      />
      <ImportSteps current={step} isDone={found.status === "done" || found.status === "undone"} />
      <ImportNews found={found} />
      {run.isError && <RunRefused error={run.error} />}
      {isRefused(found) ? <RefusedFile found={found} /> : <Step found={found} step={step} />}
    </>
  );
}

/** What stands below the steps. */
function Step({ found, step }: { found: ShownImport; step: ImportStep }) {
  const mayImport = useMayImport();
  const { reading, checked } = found;
  if (step === "file") return mayImport ? <CutUpload found={found} /> : <WaitingFile found={found} />;
  if (step === "columns") {
    if (!mayImport || !reading) return <WaitingFile found={found} />;
    return <ColumnsStep found={found} reading={reading} />;
  }
  if (found.status === "checking") return <CheckRunning found={found} />;
  if (step === "check") return checked && <CheckReport found={found} checked={checked} />;
  if (step === "run") return <ImportRunning found={found} />;
  return <ImportOutcome found={found} />;
}

function RunRefused({ error }: { error: unknown }) {
  const text = useErrorText();
  return (
    <div className="mb-5">
      <Callout tone="bad" isAlert>
        {text.sentence(error)}
      </Callout>
    </div>
  );
}

/** For whoever may look and not import, or where nothing can be imported any more. */
function WaitingFile({ found }: { found: ShownImport }) {
  const { t } = useTranslation("imports");
  const { status } = useCompany();
  return (
    <EmptyState icon={<Lock />} title={t("upload.waits")}>
      {status === "archived"
        ? t("upload.archived")
        : t("upload.waitsText", { name: found.createdBy.name ?? "–" })}
    </EmptyState>
  );
}

function CutUpload({ found }: { found: ShownImport }) {
  const { t } = useTranslation("imports");
  return (
    <div className="flex flex-col gap-4">
      <Callout
        tone="warn"
        title={t("upload.cut")}
        actions={<DiscardButton importId={found.id} fileName={found.fileName} />}
      >
        {t("upload.cutText", { file: found.fileName })}
      </Callout>
      <FileUpload />
    </div>
  );
}

function RefusedFile({ found }: { found: ShownImport }) {
  const { t } = useTranslation("imports");
  const text = useErrorText();
  const mayImport = useMayImport();
  return (
    <div className="flex flex-col gap-4">
      <Callout tone="bad" title={t("upload.refused", { file: found.fileName })} isAlert>
        {found.failureReason && text.rule(found.failureReason)}
      </Callout>
      {mayImport && <FileUpload />}
    </div>
  );
}
