import { useNavigate } from "@tanstack/react-router";
import { Ellipsis, Send } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useErrorText } from "../../lib/error-text.ts";
import { paths } from "../../lib/paths.ts";
import { useCompany } from "../../lib/tenant-facts.tsx";
import { useTenantSlug } from "../../lib/trpc/api-context.tsx";
import { AlertDialog } from "../../ui/alert-dialog.tsx";
import { Button } from "../../ui/button.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Menu, type MenuEntry } from "../../ui/menu.tsx";
import { toastDone, toastFailed } from "../../ui/toasts.ts";
import { HtmlDialog } from "./html-dialog.tsx";
import { RenameTemplateDialog } from "./rename-template-dialog.tsx";
import { SendTestDialog } from "./send-test-dialog.tsx";
import { TagsDialog } from "./tags-dialog.tsx";
import { TemplateFoldersDialog } from "./template-folders-dialog.tsx";
import { useArchive } from "./use-archive.ts";
import type { Draft } from "./use-draft.ts";
import type { ShownTemplate } from "./use-template.ts";
import { useDuplicateTemplate, useRemoveTemplate } from "./use-templates.ts";

type Open = "test" | "rename" | "folders" | "tags" | "html" | "remove";

export function TemplateActions({ template, draft }: { template: ShownTemplate; draft: Draft }) {
  const { t } = useTranslation("templates");
  const text = useErrorText();
  const navigate = useNavigate();
  const params = { tenant: useTenantSlug(), workspace: useCompany().workspaceName };
  const archive = useArchive();
  const duplicate = useDuplicateTemplate();
  const [open, setOpen] = useState<Open>();
  const close = () => setOpen(undefined);
  const { id: templateId, name } = template;
  const isArchived = template.archivedAt !== null;
  const copy = () =>
    duplicate.mutate(
      { templateId, name: t("page.copyOf", { name }).slice(0, 100) },
      {
        onError: (error) => toastFailed(text.sentence(error)),
        onSuccess: ({ id }) => {
          toastDone({ text: t("page.copied", { name }) });
          void navigate({ to: paths.template, params: { ...params, templateId: id } });
        },
      },
    );
  const opens = (id: Open, isHidden = false): MenuEntry[] =>
    isHidden ? [] : [{ kind: "item", id, label: t(`page.${id}`), onSelect: () => setOpen(id) }];
  return (
    <>
      {!isArchived && (
        <Button variant="primary" onClick={() => setOpen("test")}>
          <Send aria-hidden />
          {t("page.test")}
        </Button>
      )}
      <Menu
        align="end"
        trigger={<IconButton label={t("page.more")} icon={<Ellipsis aria-hidden />} />}
        entries={[
          ...opens("rename"),
          ...opens("folders", isArchived),
          ...opens("tags"),
          ...opens("html", draft.draft.source.kind === "html"),
          { kind: "item", id: "copy", label: t("page.duplicate"), onSelect: copy },
          { kind: "separator", id: "end" },
          {
            kind: "item",
            id: "archive",
            label: isArchived ? t("selection.restore") : t("selection.archive"),
            onSelect: () => archive([templateId], !isArchived),
          },
          ...(isArchived
            ? [
                {
                  kind: "item" as const,
                  id: "remove",
                  label: t("page.remove"),
                  tone: "danger" as const,
                  onSelect: () => setOpen("remove"),
                },
              ]
            : []),
        ]}
      />
      {open === "test" && <SendTestDialog draft={draft.draft} onClose={close} />}
      {open === "rename" && <RenameTemplateDialog template={template} onClose={close} />}
      {open === "folders" && <TemplateFoldersDialog template={template} onClose={close} />}
      {open === "tags" && <TagsDialog template={template} onClose={close} />}
      {open === "html" && <HtmlDialog draft={draft} isReadOnly={isArchived} onClose={close} />}
      {open === "remove" && <RemoveDialog template={template} onClose={close} />}
    </>
  );
}

function RemoveDialog({ template, onClose }: { template: ShownTemplate; onClose: () => void }) {
  const { t } = useTranslation("templates");
  const text = useErrorText();
  const remove = useRemoveTemplate();
  const navigate = useNavigate();
  const params = { tenant: useTenantSlug(), workspace: useCompany().workspaceName };
  const { id: templateId, name } = template;
  const confirm = () =>
    remove.mutate(
      { templateId },
      {
        onSuccess: () => {
          toastDone({ text: t("page.removed", { name }) });
          void navigate({ to: paths.templates, params, search: { folder: "archived" } });
        },
      },
    );
  return (
    <AlertDialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t("page.removeTitle", { name })}
      confirmLabel={t("page.remove")}
      isBusy={remove.isPending}
      error={remove.isError ? text.sentence(remove.error) : undefined}
      onConfirm={confirm}
    >
      {t("page.removeText", { count: template.version })}
    </AlertDialog>
  );
}
