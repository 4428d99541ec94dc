import { useTranslation } from "react-i18next";
import { useErrorText } from "../../lib/error-text.ts";
import { toastDone, toastFailed } from "../../ui/toasts.ts";
import { useUiWords } from "../../ui/ui-words.tsx";
import { useDeleteLead } from "./use-delete-lead.ts";
import { useReadLead, useUpdateLead, type WholeLead } from "./use-lead.ts";

/** Acts on a lead that have a way back: a toast has it, since the panel may be gone by then. */
export function useLeadActs(lead: WholeLead, onGone: () => void) {
  const { t } = useTranslation("lead");
  const text = useErrorText();
  const words = useUiWords();
  const { mutateAsync: update } = useUpdateLead();
  const read = useReadLead();
  const { mutateAsync: begin } = useDeleteLead();
  const { id: leadId, email } = lead;
  const failed = (error: unknown) => toastFailed(text.sentence(error));

  const setStatus = async (status: "active" | "archived", updatedAt: string): Promise<void> => {
    await update({ leadId, updatedAt, status });
    const other = status === "active" ? "archived" : "active";
    const undo = async () => setStatus(other, (await read(leadId)).updatedAt);
    toastDone({
      text: t(status === "active" ? "status.activated" : "status.archived", { email }),
      undo: { label: words.undo, run: () => void undo().catch(failed) },
    });
  };

  const remove = async () => {
    await begin({ companyId: lead.companyId, leadIds: [leadId], change: { kind: "delete" } });
    onGone();
  };

  return {
    archive: () => void setStatus("archived", lead.updatedAt).catch(failed),
    activate: () => void setStatus("active", lead.updatedAt).catch(failed),
    remove: () => void remove().catch(failed),
  };
}
