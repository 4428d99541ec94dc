import { useTranslation } from "react-i18next";
import { useUiWords } from "../../ui/ui-words.tsx";
import type { ShownVerdict } from "./shown-verdict.ts";

type Cause = NonNullable<ShownVerdict["cause"]>;
type Note = ShownVerdict["notes"][number];

/** "40 seconds", "12 minutes", "3 hours": as exact as somebody who waits wants it. */
export function waitText(seconds: number, locale: string): string {
  const [value, unit] =
    seconds >= 7_200
      ? ([Math.round(seconds / 3_600), "hour"] as const)
      : seconds > 90
        ? ([Math.ceil(seconds / 60), "minute"] as const)
        : ([Math.max(1, Math.ceil(seconds)), "second"] as const);
  return new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "long" }).format(value);
}

/** Sentences for what a verdict says, in the reader's language. */
export function useCauseText(): { ofCause: (cause: Cause) => string; ofNote: (note: Note) => string } {
  const { t } = useTranslation("domains");
  const { locale } = useUiWords();
  const list = (items: readonly string[]) => new Intl.ListFormat(locale).format([...items]);
  /** Lists and times as words; everything else as it is. */
  const wordsOf = (facts: Cause | Note): Record<string, unknown> => {
    const words: Record<string, unknown> = { ...facts };
    for (const [name, value] of Object.entries(facts))
      if (Array.isArray(value)) words[name] = list(value as string[]);
    if ("secondsLeft" in facts) words["time"] = waitText(facts.secondsLeft, locale);
    if ("without" in facts) words["servers"] = list(facts.without);
    if ("delegatedTo" in facts) {
      words["delegated"] = list(facts.delegatedTo);
      words["served"] = list(facts.servedBy);
    }
    if (facts.code === "mx_of_another") words["host"] = facts.host ?? list(facts.exchanges);
    return words;
  };
  // Which facts a sentence names depends on its code, which the types of `t` cannot follow.
  const say = t as unknown as (key: string, facts: Record<string, unknown>) => string;
  return {
    ofCause: (cause) => say(`causes.${cause.code}`, wordsOf(cause)),
    ofNote: (note) => say(`notes.${note.code}`, wordsOf(note)),
  };
}
