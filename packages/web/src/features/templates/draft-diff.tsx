import type { TemplateDraft } from "@rookery/server/templates/schema";
import { useTranslation } from "react-i18next";
import { TextDiff } from "./text-diff.tsx";
import { useDraftLines } from "./use-draft-lines.ts";

/** Two drafts part by part; a part that is the same in both is left out. */
export function DraftDiff({ before, after }: { before: TemplateDraft; after: TemplateDraft }) {
  const { t } = useTranslation("templates");
  const linesOf = useDraftLines();
  const parts = [
    { id: "subject", label: t("editor.subject"), before: before.subject, after: after.subject },
    {
      id: "previewText",
      label: t("editor.previewText"),
      before: before.previewText,
      after: after.previewText,
    },
    { id: "body", label: t("editor.body"), before: linesOf(before), after: linesOf(after) },
    { id: "text", label: t("editor.text"), before: before.text ?? "", after: after.text ?? "" },
  ].filter((part) => part.before !== part.after);
  if (parts.length === 0)
    return (
      <p className="text-13 text-ink-soft">
        {JSON.stringify(before.source) === JSON.stringify(after.source) ? t("diff.same") : t("diff.looks")}
      </p>
    );
  return (
    <div className="flex flex-col gap-4">
      {parts.map((part) => (
        <section key={part.id}>
          <h3 className="mb-1 text-12 font-medium text-ink-faint">{part.label}</h3>
          <TextDiff before={part.before} after={part.after} />
        </section>
      ))}
    </div>
  );
}
