import type { Extra } from "@rookery/dns";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useErrorText } from "../../lib/error-text.ts";
import { Button } from "../../ui/button.tsx";
import { Callout } from "../../ui/callout.tsx";
import { Dialog, DialogActions } from "../../ui/dialog.tsx";
import { useUiWords } from "../../ui/ui-words.tsx";
import { useSetExtras, type ShownDomain } from "./use-domains.ts";

/** Optional records, each with what it needs beforehand. */
export function ExtrasDialog({ domain, onClose }: { domain: ShownDomain; onClose: () => void }) {
  const { t } = useTranslation("domains");
  const words = useUiWords();
  const text = useErrorText();
  const save = useSetExtras();
  const [chosen, setChosen] = useState<readonly Extra[]>(domain.extras);
  const toggle = (extra: Extra) =>
    setChosen((before) =>
      before.includes(extra) ? before.filter((each) => each !== extra) : [...before, extra],
    );
  const submit = async () => {
    await save.mutateAsync({ domainId: domain.id, extras: [...chosen] });
    onClose();
  };
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t("extras.title")}
      description={t("extras.description")}
    >
      <form
        className="flex flex-col gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          void submit().catch(() => undefined);
        }}
      >
        {domain.possibleExtras.map((extra) => (
          <label
            key={extra}
            className="grid cursor-pointer grid-cols-[auto_1fr] gap-x-2.5 rounded-md border border-line px-3 py-2.5 text-13 text-ink-soft has-checked:border-mark has-checked:bg-hover"
          >
            <input
              type="checkbox"
              checked={chosen.includes(extra)}
              onChange={() => toggle(extra)}
              className="row-span-2 mt-0.5 size-4"
            />
            <span className="font-medium text-ink">{t(`steps.${extra}`)}</span>
            <span>
              {t(`why.${extra}`)} {t(`needs.${extra}`)}
            </span>
          </label>
        ))}
        {save.isError && (
          <Callout tone="bad" isAlert>
            {text.sentence(save.error)}
          </Callout>
        )}
        <DialogActions>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button type="submit" variant="primary" isBusy={save.isPending}>
            {t("extras.save")}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
