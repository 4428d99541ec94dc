import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useErrorText } from "../../lib/error-text.ts";
import { Button } from "../../ui/button.tsx";
import { Callout } from "../../ui/callout.tsx";
import { Dialog, DialogActions } from "../../ui/dialog.tsx";
import { SelectField } from "../../ui/select.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import type { BulkDialogProps } from "./bulk-dialog.tsx";
import { useOtherCompanies, useStartChange } from "./use-bulk.ts";

/** To which company the chosen leads go, and what goes along. */
export function BulkMoveDialog({ chosen, amount, onClose, onStarted }: BulkDialogProps) {
  const { t } = useTranslation("leads");
  const text = useErrorText();
  const others = useOtherCompanies(chosen.companyId);
  const change = useStartChange(chosen);
  const [to, setTo] = useState<string | null>(null);
  const [isEmpty, setEmpty] = useState(false);
  const start = () => {
    if (to === null) return setEmpty(true);
    change.start({ kind: "move", toCompanyId: to }, onStarted);
  };
  const isNowhere = others.data?.length === 0;
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t("bulk.moveTitle", amount)}
      description={isNowhere ? undefined : t("bulk.moveText")}
    >
      {others.isPending && <Skeleton className="h-14 w-full" />}
      {others.isError && <Callout tone="bad">{text.sentence(others.error)}</Callout>}
      {isNowhere && <p className="text-14 text-ink-soft">{t("bulk.moveNowhere")}</p>}
      {others.data && !isNowhere && (
        <SelectField
          label={t("bulk.moveTo")}
          value={to}
          placeholder={t("bulk.moveChoose")}
          options={others.data.map(({ id, name }) => ({ value: id, label: name }))}
          error={isEmpty ? text.rule("required") : undefined}
          onChange={(id) => {
            setTo(id);
            setEmpty(false);
          }}
        />
      )}
      {change.isError && (
        <div className="mt-3">
          <Callout tone="bad" isAlert>
            {text.sentence(change.error)}
          </Callout>
        </div>
      )}
      <DialogActions>
        <Button onClick={onClose}>{t(isNowhere ? "close" : "cancel")}</Button>
        {!isNowhere && (
          <Button variant="primary" isBusy={change.isPending} onClick={start}>
            {t("bulk.moveDo")}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
}
