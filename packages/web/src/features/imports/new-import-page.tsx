import { useNavigate } from "@tanstack/react-router";
import { Lock } from "lucide-react";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useErrorText } from "../../lib/error-text.ts";
import { failureOf } from "../../lib/failure.ts";
import { paths } from "../../lib/paths.ts";
import { useCompany } from "../../lib/tenant-facts.tsx";
import { useTenantSlug } from "../../lib/trpc/api-context.tsx";
import { Button } from "../../ui/button.tsx";
import { Callout } from "../../ui/callout.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { ProgressBar } from "../../ui/progress-bar.tsx";
import { byteSize } from "./byte-size.ts";
import { DropZone } from "./drop-zone.tsx";
import { ImportSteps } from "./import-steps.tsx";
import { useMayImport } from "./use-may-import.ts";

interface Sending {
  readonly file: File;
  readonly sentBytes: number;
  readonly isPaused: boolean;
  readonly error?: unknown;
}

export function NewImportPage() {
  const { t } = useTranslation("imports");
  const company = useCompany();
  const mayImport = useMayImport();
  return (
    <>
      <PageHeader title={t("upload.title")} description={t("upload.description")} />
      <ImportSteps current="file" />
      {mayImport ? (
        <FileUpload />
      ) : (
        <EmptyState icon={<Lock />} title={t("upload.title")}>
          {company.status === "archived" ? t("upload.archived") : t("upload.noWork")}
        </EmptyState>
      )}
    </>
  );
}

/** Sends a chosen file and goes on to its import. Also for a file that was cut off: choosing it again goes on. */
export function FileUpload() {
  const tenant = useTenantSlug();
  const company = useCompany();
  const navigate = useNavigate();
  const [sending, setSending] = useState<Sending>();
  const abort = useRef<AbortController>(undefined);

  const send = async (file: File) => {
    const control = new AbortController();
    abort.current = control;
    setSending({ file, sentBytes: 0, isPaused: false });
    const change = (part: Partial<Sending>) => setSending((old) => (old ? { ...old, ...part } : old));
    try {
      const { uploadFile } = await import("./upload-file.ts");
      const importId = await uploadFile(
        file,
        { tenant, companyId: company.id },
        { onProgress: (sentBytes) => change({ sentBytes }), onPause: (isPaused) => change({ isPaused }) },
        control.signal,
      );
      const params = { tenant, workspace: company.workspaceName, importId };
      await navigate({ to: paths.import, params, replace: true });
    } catch (error) {
      if (control.signal.aborted) setSending(undefined);
      else change({ error });
    }
  };

  if (!sending) return <DropZone onFile={(file) => void send(file)} />;
  return (
    <SendingFile
      sending={sending}
      onCancel={() => abort.current?.abort()}
      onRetry={() => void send(sending.file)}
      onAnother={() => setSending(undefined)}
    />
  );
}

interface SendingFileProps {
  readonly sending: Sending;
  readonly onCancel: () => void;
  readonly onRetry: () => void;
  readonly onAnother: () => void;
}

/** The button that was pressed has gone; what takes its place is read aloud. */
const focusOnce = (heading: HTMLElement | null) => heading?.focus({ preventScroll: true });

function SendingFile({ sending, onCancel, onRetry, onAnother }: SendingFileProps) {
  const { t, i18n } = useTranslation("imports");
  const text = useErrorText();
  const { file, sentBytes, isPaused, error } = sending;
  const sent = t("upload.sent", {
    sent: byteSize(sentBytes, i18n.language),
    whole: byteSize(file.size, i18n.language),
  });
  const canGoOn = error !== undefined && failureOf(error).code !== "invalid";
  return (
    <section className="rounded-lg border border-line bg-panel p-5">
      <div className="mb-3 flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h2 ref={focusOnce} tabIndex={-1} className="min-w-0 truncate text-14 font-semibold text-ink">
          {t("upload.sending", { file: file.name })}
        </h2>
        <span className="text-13 text-ink-soft tabular-nums">{sent}</span>
      </div>
      <ProgressBar
        label={t("upload.sending", { file: file.name })}
        share={file.size === 0 ? 1 : sentBytes / file.size}
        text={sent}
        tone={error === undefined ? "accent" : "bad"}
      />
      <div className="mt-4 flex flex-col gap-3">
        {isPaused && error === undefined && <Callout tone="warn">{t("upload.paused")}</Callout>}
        {error !== undefined && (
          <Callout tone="bad" title={t("upload.failed")} isAlert>
            {text.sentence(error)}
          </Callout>
        )}
        <div className="flex gap-2">
          {error === undefined && <Button onClick={onCancel}>{t("upload.cancel")}</Button>}
          {canGoOn && (
            <Button variant="primary" onClick={onRetry}>
              {t("upload.retry")}
            </Button>
          )}
          {error !== undefined && <Button onClick={onAnother}>{t("upload.another")}</Button>}
        </div>
      </div>
    </section>
  );
}
