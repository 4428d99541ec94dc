import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { QueryFailure } from "../../lib/query-failure.tsx";
import { UnsavedGuard } from "../../lib/forms/unsaved-guard.tsx";
import { useCompany } from "../../lib/tenant-facts.tsx";
import { Callout } from "../../ui/callout.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { Tabs } from "../../ui/tabs.tsx";
import { ConflictDialog } from "./conflict-dialog.tsx";
import { DraftEditor } from "./draft-editor.tsx";
import { FindingsPanel } from "./findings-panel.tsx";
import { PreviewPanel } from "./preview-panel.tsx";
import { SaveStatus } from "./save-status.tsx";
import { TemplateActions } from "./template-actions.tsx";
import { TEMPLATE } from "./template-view.ts";
import { useDraft } from "./use-draft.ts";
import { useFindings, useTemplate, type ShownTemplate } from "./use-template.ts";
import { useRested } from "./use-rested.ts";
import { VersionsPanel } from "./versions-panel.tsx";

export function TemplatePage() {
  const { templateId } = useParams({ from: TEMPLATE });
  const found = useTemplate(templateId);
  if (found.isPending) return <Skeleton className="h-96 w-full" />;
  if (found.isError) return <QueryFailure error={found.error} onRetry={() => void found.refetch()} />;
  return <Workbench key={templateId} template={found.data} />;
}

/** So long the keys rest before what stands beside the editor follows. */
const FOLLOW_MS = 700;

function Workbench({ template }: { template: ShownTemplate }) {
  const { t } = useTranslation("templates");
  const company = useCompany();
  const { side = "preview" } = useSearch({ from: TEMPLATE });
  const navigate = useNavigate({ from: TEMPLATE });
  const draft = useDraft(template);
  const rested = useRested(draft.draft, FOLLOW_MS);
  const findings = useFindings(company.id, rested);
  const isArchived = template.archivedAt !== null;
  const mayWrite = company.access === "work" && company.status !== "archived";
  const { save } = draft;
  return (
    <>
      <PageHeader
        title={template.name}
        status={mayWrite && !isArchived ? <SaveStatus save={save} onRetry={draft.saveNow} /> : undefined}
        actions={mayWrite && <TemplateActions template={template} draft={draft} />}
      />
      {isArchived && (
        <div className="mb-4">
          <Callout tone="info" title={t("page.isArchived")}>
            {t("page.isArchivedText")}
          </Callout>
        </div>
      )}
      <div className="grid gap-6 xl:grid-cols-[minmax(0,1fr)_26rem]">
        <DraftEditor draft={draft} isReadOnly={!mayWrite || isArchived} />
        <aside aria-label={t("page.side")} className="min-w-0 xl:sticky xl:top-16 xl:self-start">
          <Tabs
            label={t("page.side")}
            value={side}
            onChange={(next) =>
              void navigate({ search: next === "preview" ? {} : { side: next }, replace: true })
            }
            tabs={[
              {
                value: "preview",
                label: t("preview.tab"),
                panel: <PreviewPanel companyId={company.id} draft={rested} />,
              },
              {
                value: "check",
                label: t("check.tab"),
                count: findings.data && findings.data.length > 0 ? findings.data.length : undefined,
                panel: <FindingsPanel findings={findings} />,
              },
              {
                value: "versions",
                label: t("versions.tab"),
                panel: (
                  <VersionsPanel
                    template={template}
                    draft={draft}
                    mayRestore={mayWrite && !isArchived && save.kind === "saved"}
                  />
                ),
              },
            ]}
          />
        </aside>
      </div>
      {save.kind === "conflict" && <ConflictDialog draft={draft} theirs={save.theirs} />}
      <UnsavedGuard isDirty={save.kind === "failed" || save.kind === "conflict"} />
    </>
  );
}
