import type { Policy } from "@rookery/server/policies/schema";
import { useTranslation } from "react-i18next";
import { Section } from "../../ui/page-header.tsx";
import { Select } from "../../ui/select.tsx";
import { Time } from "../../ui/time.tsx";
import { NumberRule, SwitchRule, type ChangePolicy } from "./rule-controls.tsx";
import { SettingRow } from "../../ui/setting-row.tsx";
import { Refusals } from "./refusals.tsx";
import type { RuleState } from "./use-policies.ts";

export interface RulesProps {
  readonly draft: Policy;
  readonly change: ChangePolicy;
  readonly rules: readonly RuleState[];
  readonly isReadOnly: boolean;
}

type Flag = { [Field in keyof Policy]: Policy[Field] extends boolean ? Field : never }[keyof Policy];

function FlagRule({ field, draft, change, isReadOnly }: RulesProps & { field: Flag }) {
  const { t } = useTranslation("policies");
  return (
    <SwitchRule
      label={t(`rules.${field}.label`)}
      help={t(`rules.${field}.help`)}
      isOn={draft[field]}
      isReadOnly={isReadOnly}
      onChange={(isOn) => change({ [field]: isOn })}
    />
  );
}

export function PasswordPolicy(props: RulesProps) {
  const { t } = useTranslation("policies");
  const { draft, change, rules, isReadOnly } = props;
  return (
    <Section title={t("sections.password")} description={t("sections.passwordText")}>
      <div className="divide-y divide-line">
        <NumberRule
          label={t("rules.passwordMinLength.label")}
          help={t("rules.passwordMinLength.help")}
          unit={t("units.characters", { count: draft.passwordMinLength })}
          value={draft.passwordMinLength}
          min={8}
          max={128}
          isReadOnly={isReadOnly}
          onChange={(passwordMinLength) => change({ passwordMinLength })}
        />
        <FlagRule {...props} field="passwordRequireUppercase" />
        <FlagRule {...props} field="passwordRequireNumbers" />
        <FlagRule {...props} field="passwordRequireSymbols" />
      </div>
      <Refusals of={["password"]} rules={rules} />
    </Section>
  );
}

/** Minutes without a stroke, as people think of them. */
const rests = [15, 30, 60, 120, 240, 480, 1_440, 10_080] as const;

export function SessionRules({ draft, change, rules, isReadOnly }: RulesProps) {
  const { t } = useTranslation("policies");
  const { sessionIdleMinutes: idle } = draft;
  const offered = idle === null || rests.some((each) => each === idle) ? rests : [idle, ...rests];
  const word = (minutes: number): string =>
    minutes % 1_440 === 0
      ? t("units.days", { count: minutes / 1_440 })
      : minutes % 60 === 0
        ? t("units.hours", { count: minutes / 60 })
        : t("units.minutes", { count: minutes });
  return (
    <Section title={t("sections.session")} description={t("sections.sessionText")}>
      <div className="divide-y divide-line">
        <NumberRule
          label={t("rules.sessionTimeoutHours.label")}
          help={t("rules.sessionTimeoutHours.help")}
          unit={t("units.hoursAfter", { count: draft.sessionTimeoutHours })}
          value={draft.sessionTimeoutHours}
          min={1}
          max={720}
          isReadOnly={isReadOnly}
          onChange={(sessionTimeoutHours) => change({ sessionTimeoutHours })}
        />
        <SettingRow
          label={t("rules.sessionIdleMinutes.label")}
          help={t("rules.sessionIdleMinutes.help")}
          control={(wiring) => (
            <Select
              {...wiring}
              className="w-44"
              isDisabled={isReadOnly}
              value={String(idle ?? "never")}
              onChange={(next) => change({ sessionIdleMinutes: next === "never" ? null : Number(next) })}
              options={[
                { value: "never", label: t("units.never") },
                ...offered.map((minutes) => ({ value: String(minutes), label: word(minutes) })),
              ]}
            />
          )}
        />
      </div>
      <Refusals of={["session_length", "session_idle"]} rules={rules} />
    </Section>
  );
}

export function AttemptRules({ draft, change, rules, isReadOnly }: RulesProps) {
  const { t } = useTranslation("policies");
  return (
    <Section title={t("sections.attempts")} description={t("sections.attemptsText")}>
      <NumberRule
        label={t("rules.maxLoginAttempts.label")}
        help={t("rules.maxLoginAttempts.help")}
        unit={t("units.tries", { count: draft.maxLoginAttempts })}
        value={draft.maxLoginAttempts}
        min={3}
        max={100}
        isReadOnly={isReadOnly}
        onChange={(maxLoginAttempts) => change({ maxLoginAttempts })}
      />
      <Refusals of={["attempts"]} rules={rules} />
    </Section>
  );
}

export function TwoFactorRules(props: RulesProps & { readonly since: string | null }) {
  const { t } = useTranslation("policies");
  const { draft, change, rules, isReadOnly, since } = props;
  return (
    <Section
      title={t("sections.twoFactor")}
      description={
        since === null ? (
          t("sections.twoFactorText")
        ) : (
          <>
            {t("sections.twoFactorSince")} <Time at={since} form="date" />.
          </>
        )
      }
    >
      <div className="divide-y divide-line">
        <FlagRule {...props} field="twoFactorRequired" />
        {draft.twoFactorRequired && (
          <NumberRule
            label={t("rules.twoFactorGraceDays.label")}
            help={t("rules.twoFactorGraceDays.help")}
            unit={t("units.daysAfter", { count: draft.twoFactorGraceDays })}
            value={draft.twoFactorGraceDays}
            min={0}
            max={60}
            isReadOnly={isReadOnly}
            onChange={(twoFactorGraceDays) => change({ twoFactorGraceDays })}
          />
        )}
      </div>
      <Refusals of={["two_factor"]} rules={rules} />
    </Section>
  );
}

export function PeopleRules(props: RulesProps) {
  const { t } = useTranslation("policies");
  const { draft, change, rules, isReadOnly } = props;
  return (
    <Section title={t("sections.people")} description={t("sections.peopleText")}>
      <div className="divide-y divide-line">
        <FlagRule {...props} field="companyAllowMemberInvites" />
        <FlagRule {...props} field="companyAutoApproveMembers" />
        <FlagRule {...props} field="companyRequireEmailVerification" />
        <SettingRow
          label={t("rules.companyDefaultStatus.label")}
          help={t("rules.companyDefaultStatus.help")}
          control={(wiring) => (
            <Select
              {...wiring}
              className="w-44"
              isDisabled={isReadOnly}
              value={draft.companyDefaultStatus}
              onChange={(companyDefaultStatus) => change({ companyDefaultStatus })}
              options={(["active", "pending"] as const).map((value) => ({
                value,
                label: t(`status.${value}`),
              }))}
            />
          )}
        />
      </div>
      <Refusals of={["member_invites", "auto_approve", "email_verification"]} rules={rules} />
    </Section>
  );
}
