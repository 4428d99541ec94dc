import type { TemplateDraft } from "@rookery/server/templates/schema";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../ui/button.tsx";
import { Dialog, DialogActions } from "../../ui/dialog.tsx";
import { Time } from "../../ui/time.tsx";
import type { Draft } from "./use-draft.ts";
import { useDraftLines } from "./use-draft-lines.ts";
import type { ShownTemplate } from "./use-template.ts";

const parts = ["subject", "previewText", "source", "text"] as const;
type Part = (typeof parts)[number];
type Choice = "mine" | "theirs";

const isSame = (one: TemplateDraft, other: TemplateDraft, part: Part): boolean =>
  JSON.stringify(one[part]) === JSON.stringify(other[part]);

/** Two people wrote at once: both drafts side by side, and for each part the choice which one holds. Theirs stays a version. */
export function ConflictDialog({ draft, theirs }: { draft: Draft; theirs: ShownTemplate }) {
  const { t } = useTranslation("templates");
  const linesOf = useDraftLines();
  const mine = draft.draft;
  const said = (of: TemplateDraft, part: Part): string =>
    part === "source" ? linesOf(of) : (of[part] ?? "");
  const different = parts.filter((part) => !isSame(mine, theirs.draft, part));
  const [chosen, setChosen] = useState<Partial<Record<Part, Choice>>>({});
  const choose = (part: Part, choice: Choice) => setChosen({ ...chosen, [part]: choice });
  const isDecided = different.every((part) => chosen[part] !== undefined);
  const settle = () => {
    const taken = different.filter((part) => chosen[part] === "theirs");
    if (taken.length === different.length) return draft.take(theirs);
    const own = { ...mine, ...Object.fromEntries(taken.map((part) => [part, theirs.draft[part]])) };
    return draft.settle(own, theirs.version);
  };
  const all = (choice: Choice) => setChosen(Object.fromEntries(different.map((part) => [part, choice])));
  return (
    <Dialog
      isOpen
      onOpenChange={() => undefined}
      title={t("conflict.title", { name: theirs.savedBy?.name ?? t("versions.somebody") })}
      description={
        <>
          {t("conflict.text")} <Time at={theirs.savedAt} />
        </>
      }
      width="xl"
    >
      <div className="mb-3 flex flex-wrap gap-2">
        <Button onClick={() => all("mine")}>{t("conflict.allMine")}</Button>
        <Button onClick={() => all("theirs")}>{t("conflict.allTheirs")}</Button>
      </div>
      <div className="flex flex-col gap-5">
        {different.map((part) => (
          <fieldset key={part}>
            <legend className="mb-1.5 text-13 font-medium text-ink">
              {t(part === "source" ? "editor.body" : `editor.${part}`)}
            </legend>
            <div className="grid gap-2 sm:grid-cols-2">
              {(["mine", "theirs"] as const).map((choice) => (
                <label
                  key={choice}
                  className="flex min-w-0 cursor-pointer flex-col gap-2 rounded-lg border border-line p-3 hover:bg-hover has-checked:border-mark has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus"
                >
                  <span className="flex items-center gap-2 text-13 font-medium text-ink">
                    <input
                      type="radio"
                      name={part}
                      checked={chosen[part] === choice}
                      onChange={() => choose(part, choice)}
                    />
                    {t(`conflict.${choice}`)}
                  </span>
                  <span
                    dir="auto"
                    className="block max-h-60 overflow-auto text-13 whitespace-pre-wrap wrap-anywhere text-ink-soft"
                  >
                    {said(choice === "mine" ? mine : theirs.draft, part) || t("conflict.empty")}
                  </span>
                </label>
              ))}
            </div>
          </fieldset>
        ))}
      </div>
      <DialogActions>
        <Button variant="primary" disabled={!isDecided} onClick={settle}>
          {t("conflict.settle")}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
