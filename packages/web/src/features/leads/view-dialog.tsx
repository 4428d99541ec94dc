import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useErrorText } from "../../lib/error-text.ts";
import { failureOf } from "../../lib/failure.ts";
import { useCompany } from "../../lib/tenant-facts.tsx";
import { Button } from "../../ui/button.tsx";
import { Callout } from "../../ui/callout.tsx";
import { Dialog, DialogActions } from "../../ui/dialog.tsx";
import { SettingRow } from "../../ui/setting-row.tsx";
import { Switch } from "../../ui/switch.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { useAddView, useUpdateView, type LeadView, type ViewSettings } from "./use-lead-views.ts";

const NAME_MAX = 60;

export interface ViewDialogProps {
  /** The one that is to be renamed or shared; absent = a new one. */
  readonly view: LeadView | undefined;
  readonly settings: ViewSettings;
  readonly onSaved: (viewId: string) => void;
  readonly onClose: () => void;
}

/** A name for a list, and whether the others have it too. */
export function ViewDialog({ view, settings, onSaved, onClose }: ViewDialogProps) {
  const { t } = useTranslation("leads");
  const text = useErrorText();
  const company = useCompany();
  const [name, setName] = useState(view?.name ?? "");
  const [isShared, setShared] = useState(view?.isShared ?? false);
  const [isEmpty, setEmpty] = useState(false);
  const add = useAddView();
  const update = useUpdateView();
  const { isPending, error } = view ? update : add;
  const failure = error ? failureOf(error) : undefined;
  const save = () => {
    const said = name.trim();
    if (said === "") return setEmpty(true);
    if (view) return update.mutate({ viewId: view.id, name: said, isShared }, { onSuccess: onClose });
    add.mutate(
      { companyId: company.id, name: said, isShared, settings },
      {
        onSuccess: ({ viewId }) => {
          onSaved(viewId);
          onClose();
        },
      },
    );
  };
  const mayShare = company.access === "work";
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t(view ? "views.changeTitle" : "views.saveTitle")}
      description={view ? undefined : t("views.saveText")}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!isPending) save();
        }}
        className="flex flex-col gap-4"
      >
        <TextField
          label={t("views.name")}
          value={name}
          maxLength={NAME_MAX}
          autoComplete="off"
          error={
            isEmpty ? text.rule("required") : failure?.field === "name" ? text.ofFailure(failure) : undefined
          }
          onChange={(event) => {
            setName(event.target.value);
            setEmpty(false);
          }}
        />
        {mayShare && (
          <SettingRow
            label={t("views.share")}
            help={t("views.shareHelp", { name: company.name })}
            control={(wiring) => (
              <Switch {...wiring} label={t("views.share")} isOn={isShared} onChange={setShared} />
            )}
          />
        )}
        {failure && failure.field !== "name" && (
          <Callout tone="bad" isAlert>
            {text.ofFailure(failure)}
          </Callout>
        )}
        <DialogActions>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button type="submit" variant="primary" isBusy={isPending}>
            {t(view ? "views.keep" : "views.saveDo")}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
