import { useTranslation } from "react-i18next";
import { Callout } from "../../ui/callout.tsx";
import { formatNumber } from "../../ui/format-number.ts";
import { Time } from "../../ui/time.tsx";
import { leftOut } from "./count-parts.ts";
import { isReady } from "./import-step.ts";
import type { ShownImport } from "./use-imports.ts";

/** How a step ended; what failed is said by its alert. The place is there before, so that this is read aloud, once. */
export function ImportNews({ found }: { found: ShownImport }) {
  const { t, i18n } = useTranslation("imports");
  const file = found.fileName;
  const number = (value: number) => formatNumber(value, i18n.language);
  return (
    <div role="status" className="has-[>:not(.sr-only)]:mb-5">
      {isReady(found) && found.checked && (
        <p className="sr-only">
          {t("check.told", {
            file,
            created: number(found.checked.counts.created),
            updated: number(found.checked.counts.updated),
            leftOut: number(leftOut(found.checked.counts)),
          })}
        </p>
      )}
      {found.status === "cancelled" && (
        <Callout tone="idle" title={t("outcome.cancelledTitle", { file })}>
          {t("outcome.kept")}
        </Callout>
      )}
      {found.status === "done" && <Callout tone="good" title={t("outcome.doneTitle", { file })} />}
      {found.status === "undone" && found.undo && (
        <Callout tone="idle" title={t("undo.doneTitle", { file })}>
          {found.undo.by !== null && `${t("undo.by", { name: found.undo.by })} · `}
          {found.undo.finishedAt && <Time at={found.undo.finishedAt} />}
        </Callout>
      )}
    </div>
  );
}
