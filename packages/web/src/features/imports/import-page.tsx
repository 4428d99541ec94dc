import { useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useErrorText } from "../../lib/error-text.ts";
import { QueryFailure } from "../../lib/query-failure.tsx";
import { useKeptFocus } from "../../lib/use-kept-focus.ts";
import { Callout } from "../../ui/callout.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { ColumnMappingForm } from "./column-mapping-form.tsx";
import { DiscardButton } from "./discard-button.tsx";
import { ImportEnd, ImportOutcome } from "./import-outcome.tsx";
import { ImportRunning } from "./import-running.tsx";
import { ImportStatusBadge } from "./import-status.tsx";
import { ImportSteps, type ImportStep } from "./import-steps.tsx";
import { FileUpload } from "./new-import-page.tsx";
import { ReadingFacts } from "./reading-facts.tsx";
import { useImport, type ShownImport } from "./use-imports.ts";

const stepOf: Record<ShownImport["status"], ImportStep> = {
  uploading: "file",
  mapping: "columns",
  checking: "run",
  running: "run",
  done: "outcome",
  cancelled: "outcome",
  failed: "outcome",
  undoing: "outcome",
  undone: "outcome",
};

export function ImportPage() {
  const { importId } = useParams({ from: "/t/$tenant/c/$workspace/imports/$importId" });
  const found = useImport(importId);
  if (found.isPending) return <Skeleton className="h-96 w-full" />;
  if (found.isError) return <QueryFailure error={found.error} onRetry={() => void found.refetch()} />;
  return <OneImport found={found.data} />;
}

function OneImport({ found }: { found: ShownImport }) {
  const { t } = useTranslation("imports");
  useKeptFocus(stepOf[found.status]);
  // The file was looked at and not taken: nothing was read, so there is no outcome to show.
  const isRefused = found.status === "failed" && found.startedAt === null;
  return (
    <>
      <PageHeader title={found.fileName} status={<ImportStatusBadge status={found.status} />} />
      <ImportSteps current={isRefused ? "file" : stepOf[found.status]} isDone={found.status === "done"} />
      {found.status === "uploading" && (
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
      )}
      {found.status === "mapping" && found.reading && (
        <div className="flex flex-col gap-5">
          <ReadingFacts importId={found.id} reading={found.reading} fileSizeBytes={found.fileSizeBytes} />
          {/* Another reading has other columns; what was chosen for the old ones means nothing for them. */}
          <ColumnMappingForm key={JSON.stringify(found.reading)} found={found} reading={found.reading} />
        </div>
      )}
      {(found.status === "running" || found.status === "checking") && <ImportRunning found={found} />}
      <ImportEnd found={found} />
      {isRefused && <RefusedFile found={found} />}
      {stepOf[found.status] === "outcome" && !isRefused && <ImportOutcome found={found} />}
    </>
  );
}

function RefusedFile({ found }: { found: ShownImport }) {
  const { t } = useTranslation("imports");
  const text = useErrorText();
  return (
    <div className="flex flex-col gap-4">
      <Callout tone="bad" title={t("upload.refused", { file: found.fileName })} isAlert>
        {found.failureReason && text.rule(found.failureReason)}
      </Callout>
      <FileUpload />
    </div>
  );
}
