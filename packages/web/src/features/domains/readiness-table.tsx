import { useTranslation } from "react-i18next";
import { Badge, ToneIcon, type Tone } from "../../ui/badge.tsx";
import { Section } from "../../ui/page-header.tsx";
import type { ShownDomain } from "./use-domains.ts";

type Readiness = ShownDomain["readiness"][number];
type Line = Readiness["lines"][number];

const tones: Record<Line["state"], Tone> = { met: "good", unmet: "bad", unknown: "warn", elsewhere: "idle" };

const looks: Record<Line["state"], string> = {
  met: "text-good-ink",
  unmet: "text-bad-ink",
  unknown: "text-warn-ink",
  elsewhere: "text-ink-faint",
};

/** What each large receiver asks, and whether the domain meets it; what it does not meet leads to the record. */
export function ReadinessTable(props: { readiness: readonly Readiness[]; onChoose: (key: string) => void }) {
  const { t } = useTranslation("domains");
  return (
    <Section title={t("readiness.title")}>
      <ul className="grid gap-4 sm:grid-cols-2 xl:grid-cols-4">
        {props.readiness.map(({ receiver, isReady, lines }) => (
          <li key={receiver}>
            <p className="mb-2 flex items-center justify-between gap-2 text-13 font-medium text-ink">
              {t(`readiness.${receiver}`)}
              <Badge tone={isReady ? "good" : "idle"}>
                {isReady ? t("readiness.ready") : t("readiness.open")}
              </Badge>
            </p>
            <ul className="flex flex-col gap-1.5">
              {lines.map((line) => (
                <li key={line.demand} className="flex items-center gap-1.5 text-13 text-ink-soft">
                  <ToneIcon tone={tones[line.state]} className={looks[line.state]} />
                  <Demand line={line} onChoose={props.onChoose} />
                  <span className="sr-only">{t(`readiness.${line.state}`)}</span>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Demand({ line, onChoose }: { line: Line; onChoose: (key: string) => void }) {
  const { t } = useTranslation("domains");
  const { because } = line;
  if (because === undefined) return <span>{t(`readiness.${line.demand}`)}</span>;
  return (
    <button
      type="button"
      onClick={() => onChoose(because)}
      className="rounded-sm text-start font-medium text-accent-ink hover:underline"
    >
      {t(`readiness.${line.demand}`)}
    </button>
  );
}
