import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTenantFacts } from "../../lib/tenant-facts.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { AddOutcome } from "./add-outcome.tsx";
import { AddProgress } from "./add-progress.tsx";
import { AddSuppressionsForm, type ListDraft } from "./add-suppressions-form.tsx";
import { useAddList } from "./use-add-list.ts";

const emptyDraft: ListDraft = { way: "paste", text: "", file: undefined, reason: "unsubscribed", note: "" };

/** A list of whom not to write to: given, read part by part, and told line by line. */
export function AddSuppressionsDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("suppressions");
  const name = useTenantFacts()?.name ?? "";
  const { adding, add, stop, again } = useAddList();
  const [draft, setDraft] = useState<ListDraft>(emptyDraft);
  const { step } = adding;
  const correct = (lines: readonly string[]) => {
    setDraft({ ...draft, way: "paste", text: lines.join("\n"), file: undefined });
    again();
  };
  return (
    <Dialog
      isOpen
      // Reading goes on only while somebody is there to see what came of it.
      onOpenChange={(isOpen) => !isOpen && step !== "running" && onClose()}
      title={t("add.title")}
      description={t("add.description", { name })}
      width="lg"
    >
      {step === "idle" && (
        <AddSuppressionsForm
          draft={draft}
          onChange={(change) => setDraft((now) => ({ ...now, ...change }))}
          onClose={onClose}
          onAdd={(content) => void add({ content, reason: draft.reason, note: draft.note })}
        />
      )}
      {step === "running" && <AddProgress adding={adding} onStop={stop} />}
      {(step === "done" || step === "stopped" || step === "failed") && (
        <AddOutcome adding={adding} onClose={onClose} onCorrect={correct} onBack={again} />
      )}
    </Dialog>
  );
}
