import { useTranslation } from "react-i18next";
import { Button } from "../../ui/button.tsx";
import { Callout } from "../../ui/callout.tsx";
import type { BrandDraft } from "./use-brand-draft.ts";

/** Somebody else saved first: both are kept until the person has chosen. */
export function ConflictCallout({ draft: { save, take, keepOwn } }: { draft: BrandDraft }) {
  const { t } = useTranslation("brand");
  if (save.kind !== "conflict") return null;
  const { theirs } = save;
  const name = theirs.draft?.savedBy;
  return (
    <div className="mb-5">
      <Callout
        tone="warn"
        isAlert
        title={name ? t("conflict.titleBy", { name }) : t("conflict.title")}
        actions={
          <>
            <Button onClick={() => keepOwn(theirs)}>{t("conflict.keep")}</Button>
            <Button onClick={() => take(theirs)}>{t("conflict.load")}</Button>
          </>
        }
      >
        {t("conflict.text")}
      </Callout>
    </div>
  );
}
