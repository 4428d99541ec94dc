import type { TemplateDraft } from "@rookery/server/templates/schema";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useErrorText } from "../../lib/error-text.ts";
import { useCompany } from "../../lib/tenant-facts.tsx";
import { Button } from "../../ui/button.tsx";
import { Callout } from "../../ui/callout.tsx";
import { Dialog, DialogActions } from "../../ui/dialog.tsx";
import { SelectField } from "../../ui/select.tsx";
import { toastDone } from "../../ui/toasts.ts";
import { useSendingAccounts, useSendTest } from "./use-template.ts";

const PLATFORM = "platform";

/** Sends what stands in the editor to oneself, through an account or without one. */
export function SendTestDialog({ draft, onClose }: { draft: TemplateDraft; onClose: () => void }) {
  const { t } = useTranslation("templates");
  const text = useErrorText();
  const { id: companyId } = useCompany();
  const accounts = (useSendingAccounts(companyId).data ?? []).filter(({ status }) => status === "active");
  const send = useSendTest();
  const [through, setThrough] = useState<string>();
  const chosen = through ?? accounts[0]?.id ?? PLATFORM;
  const confirm = () =>
    send.mutate(
      { companyId, draft, leadId: null, accountId: chosen === PLATFORM ? null : chosen },
      {
        onSuccess: ({ to }) => {
          toastDone({ text: t("test.sent", { to }) });
          onClose();
        },
      },
    );
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t("test.title")}
      description={t("test.text")}
    >
      <SelectField
        label={t("test.through")}
        value={chosen}
        options={[
          ...accounts.map(({ id, email }) => ({ value: id, label: email })),
          { value: PLATFORM, label: t("test.platform") },
        ]}
        onChange={setThrough}
      />
      {send.isError && (
        <div className="mt-3">
          <Callout tone="bad" isAlert>
            {text.sentence(send.error)}
          </Callout>
        </div>
      )}
      <DialogActions>
        <Button onClick={onClose}>{t("cancel")}</Button>
        <Button variant="primary" isBusy={send.isPending} onClick={confirm}>
          {t("test.send")}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
