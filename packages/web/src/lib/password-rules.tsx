import { passwordFaults, type PasswordFault, type Policy } from "@rookery/server/policies/schema";
import { Check, Circle } from "lucide-react";
import { useTranslation } from "react-i18next";

type Rule = Pick<
  Policy,
  "passwordMinLength" | "passwordRequireUppercase" | "passwordRequireNumbers" | "passwordRequireSymbols"
>;

export interface PasswordRulesProps {
  readonly rule: Rule;
  readonly password: string;
  /** Names of the tenants whose rule it is; empty for the platform's own. */
  readonly from?: readonly string[];
}

/** What a new password has to be, ticked by the server's own function while it is typed. */
export function PasswordRules({ rule, password, from }: PasswordRulesProps) {
  const { t, i18n } = useTranslation("rules");
  const faults = passwordFaults(rule, password);
  const asked: [PasswordFault, boolean][] = [
    ["weak_password", true],
    ["password_needs_uppercase", rule.passwordRequireUppercase],
    ["password_needs_number", rule.passwordRequireNumbers],
    ["password_needs_symbol", rule.passwordRequireSymbols],
  ];
  const names = new Intl.ListFormat(i18n.language, { type: "conjunction" }).format(from ?? []);
  return (
    <ul className="flex flex-col gap-1 text-13">
      {asked.map(([fault, isAsked]) =>
        isAsked ? (
          <li key={fault} className="flex items-center gap-1.5 text-ink-soft">
            {faults.includes(fault) ? (
              <Circle aria-hidden className="size-3.5 shrink-0 text-ink-faint" />
            ) : (
              <Check aria-hidden className="size-3.5 shrink-0 text-good-ink" />
            )}
            {t(`password.${fault}`, { count: rule.passwordMinLength })}
            <span className="sr-only">{faults.includes(fault) ? t("password.open") : t("password.met")}</span>
          </li>
        ) : null,
      )}
      {names !== "" && <li className="text-ink-faint">{t("password.from", { names })}</li>}
    </ul>
  );
}
