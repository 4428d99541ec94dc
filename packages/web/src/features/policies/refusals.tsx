import type { Rule } from "@rookery/server/policies/schema";
import { useTranslation } from "react-i18next";
import { Time } from "../../ui/time.tsx";
import type { RuleState } from "./use-policies.ts";

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
