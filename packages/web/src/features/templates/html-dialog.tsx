import { lazy, Suspense, useEffect, useEffectEvent } from "react";
import { useTranslation } from "react-i18next";
import { QueryFailure } from "../../lib/query-failure.tsx";
import { useCompany } from "../../lib/tenant-facts.tsx";
import { Button } from "../../ui/button.tsx";
import { CopyButton } from "../../ui/copy-button.tsx";
import { Dialog, DialogActions } from "../../ui/dialog.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { toastDone } from "../../ui/toasts.ts";
import type { Draft } from "./use-draft.ts";
import { useTemplateSource } from "./use-template.ts";

const HtmlSourceEditor = lazy(() =>
  import("./editor/html-source-editor.tsx").then((file) => ({ default: file.HtmlSourceEditor })),
);

export interface HtmlDialogProps {
  readonly draft: Draft;
  readonly isReadOnly: boolean;
  readonly onClose: () => void;
}

/** The HTML that the blocks make, to read, to copy, or to go on with. */
export function HtmlDialog({ draft, isReadOnly, onClose }: HtmlDialogProps) {
  const { t } = useTranslation("templates");
  const { id: companyId } = useCompany();
  const source = useTemplateSource();
  const ask = () => source.mutate({ companyId, draft: draft.draft });
  const askOnce = useEffectEvent(ask);
  useEffect(() => askOnce(), []);
  const html = source.data?.html;
  const goOn = () => {
    if (html === undefined) return;
    const before = draft.draft.source;
    draft.write({ source: { kind: "html", html } });
    toastDone({
      text: t("html.isHtml"),
      undo: { label: t("undo"), run: () => draft.write({ source: before }) },
    });
    onClose();
  };
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t("html.title")}
      description={t("html.text")}
      width="xl"
    >
      {source.isError && <QueryFailure error={source.error} onRetry={ask} />}
      <Suspense fallback={<Skeleton className="h-80 w-full" />}>
        {html === undefined ? (
          <Skeleton className="h-80 w-full" />
        ) : (
          <HtmlSourceEditor label={t("editor.html")} html={html} isReadOnly onChange={() => undefined} />
        )}
      </Suspense>
      <DialogActions>
        {html !== undefined && <CopyButton text={html} label={t("html.copy")} />}
        <Button onClick={onClose}>{t("close")}</Button>
        {!isReadOnly && (
          <Button disabled={html === undefined} onClick={goOn}>
            {t("html.goOn")}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
}
