import type { Rule } from "@rookery/server/policies/schema";
import { useId, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Time } from "../../ui/time.tsx";
import type { RuleState } from "./use-policies.ts";

export interface RuleRowProps {
  readonly label: string;
  readonly help: ReactNode;
  /** The control, tied to the label by these. */
  readonly control: (wiring: { id: string; "aria-describedby": string }) => ReactNode;
}

/** A rule in words at the left, what sets it at the right. */
export function RuleRow({ label, help, control }: RuleRowProps) {
  const id = useId();
  const helpId = `${id}-help`;
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 py-3.5 first:pt-0 last:pb-0">
      <div className="min-w-0 flex-1 basis-64">
        <label htmlFor={id} className="text-14 font-medium text-ink">
          {label}
        </label>
        <p id={helpId} className="mt-0.5 max-w-[60ch] text-13 text-ink-soft">
          {help}
        </p>
      </div>
      <div className="shrink-0">{control({ id, "aria-describedby": helpId })}</div>
    </div>
  );
}

/** Where the rules of a section act, and when each last refused somebody there. */
export function Refusals({ of, rules }: { of: readonly Rule[]; rules: readonly RuleState[] }) {
  const { t } = useTranslation("policies");
  const shown = rules.filter(({ rule }) => of.includes(rule));
  return (
    <ul className="mt-4 flex flex-col gap-1 border-t border-line pt-3 text-12 text-ink-faint">
      {shown.map(({ rule, place, last }) => (
        <li key={`${rule} ${place}`}>
          {t(`places.${rule}_${place}` as "places.password_sign_in")}{" "}
          {last === null ? (
            t("neverRefused")
          ) : (
            <span className="text-ink-soft">
              {last.person === null
                ? t("lastRefused", { count: last.times })
                : t("lastRefusedWho", { count: last.times, person: last.person })}{" "}
              <Time at={last.at} />.
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
