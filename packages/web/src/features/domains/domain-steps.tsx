import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { ToneIcon } from "../../ui/badge.tsx";
import { classNames } from "../../ui/class-names.ts";
import { verdictTones } from "../../lib/dns/shown-verdict.ts";
import type { ShownRecord } from "./use-domains.ts";

const toneText = {
  good: "text-good-ink",
  info: "text-info-ink",
  idle: "text-ink-faint",
  bad: "text-bad-ink",
  warn: "text-warn-ink",
  busy: "",
};

export interface DomainStepsProps {
  readonly label: string;
  readonly records: readonly ShownRecord[];
  readonly current: string | undefined;
  readonly onChoose: (key: string) => void;
}

/** Where the record stands below its steps, as on phones, a choice would change what nobody sees. */
function bringIntoSight(nav: HTMLElement | null): void {
  const record = nav?.nextElementSibling;
  if (!nav || !record) return;
  if (record.getBoundingClientRect().top >= nav.getBoundingClientRect().bottom) record.scrollIntoView();
}

/** Every record with its tick, in the order in which a person does it. */
export function DomainSteps({ label, records, current, onChoose }: DomainStepsProps) {
  const { t } = useTranslation("domains");
  const nav = useRef<HTMLElement>(null);
  return (
    <nav ref={nav} aria-label={label} className="lg:sticky lg:top-16">
      <ol className="overflow-hidden rounded-lg border border-line bg-panel">
        {records.map(({ record, verdict }) => {
          const tone = verdict ? verdictTones[verdict.state] : "idle";
          const isCurrent = record.key === current;
          return (
            <li key={record.key} className="border-b border-line last:border-b-0">
              <button
                type="button"
                aria-current={isCurrent ? "step" : undefined}
                onClick={() => {
                  onChoose(record.key);
                  bringIntoSight(nav.current);
                }}
                className={classNames(
                  "flex w-full items-center gap-2.5 px-3.5 py-2.5 text-start transition-colors hover:bg-hover focus-visible:-outline-offset-2",
                  isCurrent && "bg-hover",
                )}
              >
                <ToneIcon tone={tone} className={classNames("size-4", toneText[tone])} />
                <span className="min-w-0 flex-1">
                  <span className="block truncate text-13 font-medium text-ink">
                    {t(`steps.${record.purpose}`)}
                  </span>
                  <span className="block truncate text-12 text-ink-soft">
                    {verdict ? t(`states.${verdict.state}`) : t("list.never")}
                    {!record.isRequired && ` · ${t("page.optional")}`}
                  </span>
                </span>
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
