import { useNavigate } from "@tanstack/react-router";
import { Code, LayoutTemplate } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { FormFailure } from "../../lib/forms/form-failure.tsx";
import { useServerForm } from "../../lib/forms/use-server-form.ts";
import { paths } from "../../lib/paths.ts";
import { useCompany } from "../../lib/tenant-facts.tsx";
import { useTenantSlug } from "../../lib/trpc/api-context.tsx";
import { Button } from "../../ui/button.tsx";
import { Dialog, DialogActions } from "../../ui/dialog.tsx";
import { TextField } from "../../ui/text-field.tsx";
import type { Folder } from "./use-folders.ts";
import { useFirstDraft, type TemplateKind } from "./use-first-draft.ts";
import { useAddTemplate } from "./use-templates.ts";

const icons = { blocks: LayoutTemplate, html: Code } as const;

/** Names a template, says how it is written, and opens it. */
export function NewTemplateDialog({ folder, onClose }: { folder: Folder | undefined; onClose: () => void }) {
  const { t } = useTranslation("templates");
  const company = useCompany();
  const tenant = useTenantSlug();
  const navigate = useNavigate();
  const add = useAddTemplate();
  const firstDraft = useFirstDraft();
  const [kind, setKind] = useState<TemplateKind>("blocks");
  const { form, submit, failure, errorOf } = useServerForm({
    values: { name: "" },
    send: async ({ name }: { name: string }) => {
      const { id: templateId } = await add.mutateAsync({
        companyId: company.id,
        folderId: folder?.id ?? null,
        name,
        draft: firstDraft(kind),
      });
      const params = { tenant, workspace: company.workspaceName, templateId };
      // The way back leads to the list and not to this dialog.
      await navigate({ to: paths.template, params, replace: true });
    },
  });
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t("newTemplate")}
      description={folder ? t("folder.in", { name: folder.name }) : undefined}
    >
      <form onSubmit={submit} noValidate className="flex flex-col gap-4">
        <TextField
          label={t("new.name")}
          help={t("new.nameHelp")}
          error={errorOf("name")}
          autoComplete="off"
          maxLength={100}
          {...form.register("name")}
        />
        <fieldset>
          <legend className="mb-1.5 text-13 font-medium text-ink">{t("new.kind")}</legend>
          <div className="grid gap-2 sm:grid-cols-2">
            {(["blocks", "html"] as const).map((each) => {
              const Icon = icons[each];
              return (
                <label
                  key={each}
                  className="flex cursor-pointer gap-2.5 rounded-lg border border-line p-3 hover:bg-hover has-checked:border-mark has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus"
                >
                  <input
                    type="radio"
                    name="kind"
                    checked={kind === each}
                    onChange={() => setKind(each)}
                    className="sr-only"
                  />
                  <Icon aria-hidden className="mt-0.5 size-4 shrink-0 text-ink-soft" />
                  <span className="min-w-0">
                    <span className="block text-13 font-medium text-ink">{t(`new.${each}`)}</span>
                    <span className="block text-12 text-ink-soft">{t(`new.${each}Text`)}</span>
                  </span>
                </label>
              );
            })}
          </div>
        </fieldset>
        <FormFailure failure={failure} />
        <DialogActions>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button type="submit" variant="primary" isBusy={form.formState.isSubmitting}>
            {t("new.add")}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
