import { useTranslation } from "react-i18next";
import { useErrorText } from "../../lib/error-text.ts";
import { failureOf } from "../../lib/failure.ts";
import { toastDone, toastFailed } from "../../ui/toasts.ts";
import { useUiWords } from "../../ui/ui-words.tsx";
import { useDeleteLead } from "./use-delete-lead.ts";
import { useReadLead, useUpdateLead, type WholeLead } from "./use-lead.ts";

/** Acts on a lead that have a way back, told by a toast: the panel may be gone when their answer comes. */
export function useLeadActs(lead: WholeLead, onGone: () => void) {
  const { t } = useTranslation("lead");
  const text = useErrorText();
  const words = useUiWords();
  const { mutateAsync: update } = useUpdateLead();
  const read = useReadLead();
  const deletion = useDeleteLead();
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

  const takeBack = async (jobId: string) => {
    const came = await deletion.takeBack(jobId);
    if (came === "done") toastDone({ text: t("delete.restored", { email }) });
    else toastFailed(t(came === "failed" ? "delete.notRestored" : "delete.stillRunning", { email }));
  };
  const undo = (jobId: string) =>
    void takeBack(jobId).catch((error: unknown) =>
      failureOf(error).reason === "job_running" ? toastFailed(t("delete.stillRunning")) : failed(error),
    );
  const remove = async () => {
    const { jobId } = await deletion.begin(lead);
    onGone();
    toastDone({ text: t("delete.done", { email }), undo: { label: words.undo, run: () => undo(jobId) } });
    if ((await deletion.end(jobId)) === "failed") toastFailed(t("delete.failed", { email }));
  };

  return {
    archive: () => void setStatus("archived", lead.updatedAt).catch(failed),
    activate: () => void setStatus("active", lead.updatedAt).catch(failed),
    remove: () => void remove().catch(failed),
  };
}
