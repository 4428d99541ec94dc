import { useTranslation } from "react-i18next";
import { ToneIcon } from "../../ui/badge.tsx";
import { classNames } from "../../ui/class-names.ts";
import { Section } from "../../ui/page-header.tsx";
import { useUiWords } from "../../ui/ui-words.tsx";
import type { ShownDomain } from "./use-domains.ts";

/** Where the domain's DMARC policy is on its way from watching to refusing, and what the next step waits for. */
export function DmarcLadder({ ladder }: { ladder: ShownDomain["ladder"] }) {
  const { t } = useTranslation("domains");
  const list = new Intl.ListFormat(useUiWords().locale);
  const { steps, waitsFor } = ladder;
  const isTop = steps.at(-1)?.state === "here";
  const waits = t("ladder.waitsFor", { what: list.format(waitsFor.map((each) => t(`ladder.${each}`))) });
  return (
    <Section title={t("ladder.title")} description={t("ladder.description")}>
      <ol className="grid gap-3 sm:grid-cols-3">
        {steps.map(({ policy, state }) => (
          <li
            key={policy}
            aria-current={state === "here" ? "step" : undefined}
            className={classNames(
              "rounded-md border px-3.5 py-3",
              state === "here" ? "border-mark bg-hover" : "border-line",
            )}
          >
            <p className="flex items-center gap-1.5 text-13 font-medium text-ink">
              <ToneIcon
                tone={state === "done" || state === "here" ? "good" : "idle"}
                className={state === "done" || state === "here" ? "text-good-ink" : "text-ink-faint"}
              />
              {t(`ladder.${policy}`)}
              <span className="ms-auto text-12 font-normal text-ink-faint">{t(`ladder.${state}`)}</span>
            </p>
            <p className="mt-1 text-12 text-ink-soft">{t(`ladder.${policy}Text`)}</p>
          </li>
        ))}
      </ol>
      {!isTop && (
        <p className="mt-3 text-13 text-ink-soft">{waitsFor.length > 0 ? waits : t("ladder.ready")}</p>
      )}
    </Section>
  );
}
