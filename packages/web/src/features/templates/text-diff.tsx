import { diffLines, diffWordsWithSpace } from "diff";
import { useTranslation } from "react-i18next";

/** Longer texts are compared by lines alone: words of a whole newsletter would take the page's time. */
const BY_WORDS = 4_000;

/** Two texts as one, with what is gone and what is new said in words as well as in colour. */
export function TextDiff({ before, after }: { before: string; after: string }) {
  const { t } = useTranslation("templates");
  if (before === after) return <p className="text-13 text-ink-faint">{t("diff.same")}</p>;
  const isShort = before.length + after.length < BY_WORDS;
  const changes = isShort ? diffWordsWithSpace(before, after) : diffLines(before, after);
  return (
    <p
      dir="auto"
      className="max-h-96 overflow-auto rounded-md border border-line bg-page p-3 text-13 whitespace-pre-wrap wrap-anywhere text-ink-soft"
    >
      {changes.map((change, index) => {
        const key = `${index} ${change.value.length}`;
        if (change.added)
          return (
            <ins key={key} className="rounded-xs bg-good-soft text-good-ink no-underline">
              <span className="sr-only">{t("diff.added")} </span>
              {change.value}
            </ins>
          );
        if (change.removed)
          return (
            <del key={key} className="rounded-xs bg-bad-soft text-bad-ink">
              <span className="sr-only">{t("diff.removed")} </span>
              {change.value}
            </del>
          );
        return <span key={key}>{change.value}</span>;
      })}
    </p>
  );
}
