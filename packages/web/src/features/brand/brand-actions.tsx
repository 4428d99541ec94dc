import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useErrorText } from "../../lib/error-text.ts";
import { Button } from "../../ui/button.tsx";
import { toastDone, toastFailed } from "../../ui/toasts.ts";
import { useUiWords } from "../../ui/ui-words.tsx";
import { changedFields } from "./brand-values.ts";
import { PublishDialog } from "./publish-dialog.tsx";
import { useDiscardDraft, useSaveDraft, type BrandState } from "./use-brand.ts";
import type { BrandDraft } from "./use-brand-draft.ts";

/** Out with the draft, or away with it. */
export function BrandActions({ brand, draft }: { brand: BrandState; draft: BrandDraft }) {
  const { t } = useTranslation("brand");
  const [isPublishing, setPublishing] = useState(false);
  const { isDiscarding, discard } = useDiscard(brand, draft);
  const { values, revision, save } = draft;
  const isChanged = values !== undefined && changedFields(values, brand.inForce.values).length > 0;
  const hasDraft = revision > 0 || save.kind !== "saved";
  return (
    <>
      {hasDraft && save.kind !== "conflict" && (
        <Button isBusy={isDiscarding} onClick={discard}>
          {t("discard.button")}
        </Button>
      )}
      <Button
        variant="primary"
        disabled={!isChanged || save.kind === "conflict"}
        onClick={() => {
          if (save.kind === "waiting") draft.saveNow();
          setPublishing(true);
        }}
      >
        {t("publish.button")}
      </Button>
      {isPublishing && <PublishDialog brand={brand} draft={draft} onClose={() => setPublishing(false)} />}
    </>
  );
}

/** Takes the draft away at once and offers to bring it back. What is just being saved arrives first, or it would come after. */
function useDiscard(brand: BrandState, draft: BrandDraft) {
  const { t } = useTranslation("brand");
  const words = useUiWords();
  const text = useErrorText();
  const remove = useDiscardDraft();
  const bringBack = useSaveDraft();
  const [isDiscarding, setDiscarding] = useState(false);
  const discard = async () => {
    setDiscarding(true);
    const { values } = draft;
    const onError = (error: unknown) => toastFailed(text.sentence(error));
    const undo = values && {
      label: words.undo,
      run: () => bringBack.mutate({ values, revision: 0 }, { onError }),
    };
    try {
      const revision = await draft.settled();
      // What was never saved is nowhere but here.
      if (revision > 0) await remove.mutateAsync({ revision });
      draft.take({ ...brand, draft: null });
      toastDone({ text: t("discard.done"), ...(undo && { undo }) });
    } catch (error) {
      onError(error);
    }
    setDiscarding(false);
  };
  return { isDiscarding, discard: () => void discard() };
}
