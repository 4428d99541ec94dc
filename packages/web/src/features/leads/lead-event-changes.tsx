import { useTranslation } from "react-i18next";
import { useValueWords } from "./use-value-words.ts";
import type { LeadEvent } from "./use-lead.ts";

interface Change {
  readonly key: string;
  readonly label: string;
  readonly before: string;
  /** undefined where only what was before is known. */
  readonly after: string | undefined;
}

/** What an event changed, part by part, before and after. */
export function LeadEventChanges({ event }: { event: LeadEvent }) {
  const { t } = useTranslation("lead");
  const changes = useChanges(event);
  const said = event.kind === "created" || event.kind === "imported" ? event.import : null;
  const hasFacts = said !== null && (said.source !== null || said.consent !== null);
  if (changes.length === 0 && !hasFacts) return null;
  return (
    <dl className="mt-1 flex flex-col gap-0.5 text-13">
      {changes.map(({ key, label, before, after }) => (
        <div key={key} className="wrap-anywhere">
          <dt className="me-1.5 inline text-ink-faint">{label}</dt>
          <dd className="inline text-ink-soft">
            <span className="sr-only">{t("history.before")}</span>{" "}
            <del dir="auto" className="text-ink-faint no-underline">
              {before}
            </del>
            {after !== undefined && (
              <>
                <span aria-hidden className="mx-1 inline-block text-ink-faint rtl:-scale-x-100">
                  →
                </span>
                <span className="sr-only">{t("history.after")}</span>{" "}
                <ins dir="auto" className="text-ink no-underline">
                  {after}
                </ins>
              </>
            )}
          </dd>
        </div>
      ))}
      {hasFacts &&
        (["source", "consent"] as const).map(
          (fact) =>
            said[fact] !== null && (
              <div key={fact} className="wrap-anywhere">
                <dt className="me-1.5 inline text-ink-faint">{t(`facts.${fact}`)}</dt>
                <dd dir="auto" className="inline text-ink-soft">
                  {said[fact]}
                </dd>
              </div>
            ),
        )}
    </dl>
  );
}

const parts = ["email", "name", "employer", "status", "tags"] as const;

type Facts = Readonly<Record<string, unknown>>;

const asRecord = (value: unknown): Facts =>
  typeof value === "object" && value !== null ? (value as Facts) : {};

function useChanges(event: LeadEvent): Change[] {
  const { t } = useTranslation("lead");
  const words = useValueWords();
  if (event.kind === "imported")
    return (["name", "employer", "status"] as const).map((key) => ({
      key,
      label: t(`facts.${key}`),
      before: words.ofChange(key, event.before[key]),
      after: undefined,
    }));
  if (event.kind !== "edited" || event.action === "unsubscribe.confirm") return [];
  const isMerge = event.action === "leads.merge";
  const before = isMerge ? asRecord(event.before?.["kept"]) : asRecord(event.before);
  const after = asRecord(event.after);
  const ofText = parts.flatMap((key): Change[] => {
    if (!(key in after) || (isMerge && before[key] === after[key])) return [];
    return [
      {
        key,
        label: t(`facts.${key}`),
        before: words.ofChange(key, before[key]),
        after: words.ofChange(key, after[key]),
      },
    ];
  });
  const [own, ownAfter] = [asRecord(before["fields"]), asRecord(after["fields"])];
  const ofFields = Object.keys(ownAfter).map((name): Change => ({
    key: `fields.${name}`,
    label: name,
    before: words.ofChange(name, own[name]),
    after: words.ofChange(name, ownAfter[name]),
  }));
  return [...ofText, ...ofFields];
}
