import { liftSuppressionInput } from "@rookery/server/suppressions/schema";
import { useTranslation } from "react-i18next";
import { FormFailure } from "../../lib/forms/form-failure.tsx";
import { useServerForm } from "../../lib/forms/use-server-form.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog, DialogActions } from "../../ui/dialog.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { toastDone } from "../../ui/toasts.ts";
import { useLift, type Suppression } from "./use-suppressions.ts";

/** The one way back for whoever is on the list: with a reason, and only by somebody who shows that it is them. */
export function LiftDialog({ entry, onClose }: { entry: Suppression; onClose: () => void }) {
  const { t } = useTranslation("suppressions");
  const value = entry.value ?? "";
  const [title, said] = {
    email: [t("lift.title", { value }), t("lift.text")],
    domain: [t("lift.titleDomain", { value }), t("lift.textDomain")],
    hash: [t("lift.titleHash"), t("lift.textHash")],
  }[entry.kind];
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={title ?? ""}
      description={<span className="wrap-anywhere">{said}</span>}
    >
      <LiftForm entry={entry} onClose={onClose} />
    </Dialog>
  );
}

function LiftForm({ entry, onClose }: { entry: Suppression; onClose: () => void }) {
  const { t } = useTranslation("suppressions");
  const lift = useLift();
  const value = entry.value ?? t("lift.hash");
  const { form, submit, failure, errorOf } = useServerForm({
    schema: liftSuppressionInput,
    values: { suppressionId: entry.id, why: "" },
    send: async (input) => {
      const { leads, isHeld } = await lift.mutateAsync(input);
      onClose();
      const done = leads > 0 ? t("lift.doneLeads", { value, count: leads }) : t("lift.done", { value });
      toastDone({ text: isHeld ? t("lift.doneHeld", { value }) : done });
    },
  });
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="flex flex-col gap-4">
      <FormFailure failure={failure} />
      <TextArea
        {...form.register("why")}
        label={t("lift.why")}
        help={t("lift.whyHelp")}
        error={errorOf("why")}
      />
      <DialogActions>
        <Button onClick={onClose}>{t("cancel")}</Button>
        <Button type="submit" variant="primary" isBusy={form.formState.isSubmitting}>
          {t("lift.submit")}
        </Button>
      </DialogActions>
    </form>
  );
}
