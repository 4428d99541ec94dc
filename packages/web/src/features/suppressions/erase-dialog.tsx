import { eraseAddressInput } from "@rookery/server/suppressions/schema";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { FormFailure } from "../../lib/forms/form-failure.tsx";
import { useServerForm } from "../../lib/forms/use-server-form.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog, DialogActions } from "../../ui/dialog.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { toastDone } from "../../ui/toasts.ts";
import { useErase } from "./use-suppressions.ts";

export interface EraseDialogProps {
  /** Where it is known already. */
  readonly email?: string | undefined;
  readonly onClose: () => void;
}

/** Forgets somebody: says what goes and what stays, and has the address typed twice. */
export function EraseDialog({ email, onClose }: EraseDialogProps) {
  const { t } = useTranslation("suppressions");
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t("erase.title")}
      description={t("erase.description")}
    >
      <div className="mb-5 flex flex-col gap-3 rounded-md border border-line p-3">
        <Facts title={t("erase.goesTitle")} facts={Object.values(t("erase.goes", { returnObjects: true }))} />
        <Facts
          title={t("erase.staysTitle")}
          facts={Object.values(t("erase.stays", { returnObjects: true }))}
        />
      </div>
      <EraseForm email={email} onClose={onClose} />
    </Dialog>
  );
}

function Facts({ title, facts }: { title: string; facts: readonly string[] }) {
  const id = useId();
  return (
    <div className="text-13">
      <p id={id} className="font-medium text-ink">
        {title}
      </p>
      <ul aria-labelledby={id} className="mt-1 list-disc ps-4 text-ink-soft marker:text-ink-faint">
        {facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
    </div>
  );
}

interface Typed {
  email: string;
  again: string;
}

function EraseForm({ email = "", onClose }: EraseDialogProps) {
  const { t } = useTranslation("suppressions");
  const erase = useErase();
  const { form, submit, failure, errorOf } = useServerForm<Typed, Typed>({
    values: { email, again: "" },
    send: async (typed): Promise<void> => {
      const [first, second] = [typed.email, typed.again].map(addressOf);
      if (first !== second) return form.setError("again", { type: "differs", message: "differs" });
      const { leads } = await erase.mutateAsync({ email: typed.email });
      onClose();
      toastDone({ text: leads > 0 ? t("erase.doneLeads", { count: leads }) : t("erase.done") });
    },
  });
  const isDifferent = form.formState.errors.again?.message === "differs";
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="flex flex-col gap-4">
      <FormFailure failure={failure} />
      <TextField
        {...form.register("email")}
        type="email"
        label={t("erase.email")}
        readOnly={email !== ""}
        autoComplete="off"
        spellCheck={false}
        error={errorOf("email")}
      />
      <TextField
        {...form.register("again")}
        type="email"
        label={t("erase.again")}
        help={t("erase.againHelp")}
        autoComplete="off"
        spellCheck={false}
        error={isDifferent ? t("erase.differs") : errorOf("again")}
      />
      <DialogActions>
        <Button onClick={onClose}>{t("cancel")}</Button>
        <Button type="submit" variant="danger" isBusy={form.formState.isSubmitting}>
          {t("erase.submit")}
        </Button>
      </DialogActions>
    </form>
  );
}

/** As the server reads it, so that a capital is no difference. */
function addressOf(typed: string): string {
  const read = eraseAddressInput.safeParse({ email: typed });
  return read.success ? read.data.email : typed.trim();
}
