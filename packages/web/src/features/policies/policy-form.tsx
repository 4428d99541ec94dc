import { presets, type Policy, type PolicyField, type Preset } from "@rookery/server/policies/schema";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useErrorText } from "../../lib/error-text.ts";
import { failureOf } from "../../lib/failure.ts";
import { UnsavedGuard } from "../../lib/forms/unsaved-guard.tsx";
import { LinkButton } from "../../lib/link-button.tsx";
import { paths } from "../../lib/paths.ts";
import { Button } from "../../ui/button.tsx";
import { Callout } from "../../ui/callout.tsx";
import { toastDone } from "../../ui/toasts.ts";
import { EffectsPanel } from "./effects-panel.tsx";
import type { ChangePolicy } from "./rule-controls.tsx";
import { AttemptRules, PasswordPolicy, PeopleRules, SessionRules, TwoFactorRules } from "./rule-sections.tsx";
import { useSavePolicy, type PolicyState } from "./use-policies.ts";

const names = Object.keys(presets) as Preset[];
const isSame = (one: Policy, other: Policy): boolean =>
  (Object.keys(one) as PolicyField[]).every((field) => one[field] === other[field]);

/** Every rule in plain words; before saving, who is affected and how. */
export function PolicyForm({ state, isReadOnly }: { state: PolicyState; isReadOnly: boolean }) {
  const { t } = useTranslation("policies");
  const [draft, setDraft] = useState<Policy>(state.policy);
  const save = useSavePolicy();
  const isDirty = !isSame(draft, state.policy);
  const change: ChangePolicy = (changed) => {
    save.reset();
    setDraft((now) => ({ ...now, ...changed }));
  };
  const send = () =>
    save.mutate(
      { policy: draft, updated: state.updated },
      { onSuccess: () => toastDone({ text: t("saved") }) },
    );
  const props = { draft, change, rules: state.rules, isReadOnly };
  return (
    <form
      noValidate
      className="flex flex-col gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        if (isDirty && !save.isPending) send();
      }}
    >
      <UnsavedGuard isDirty={isDirty && !save.isPending} />
      {!isReadOnly && (
        <fieldset className="flex flex-wrap items-center gap-2">
          <legend className="sr-only">{t("presets.legend")}</legend>
          <span className="text-13 text-ink-soft">{t("presets.legend")}</span>
          {names.map((name) => (
            <Button
              key={name}
              aria-pressed={isSame(draft, presets[name])}
              className="aria-pressed:border-mark aria-pressed:text-accent-ink"
              onClick={() => change(presets[name])}
            >
              {t(`presets.${name}`)}
            </Button>
          ))}
        </fieldset>
      )}
      <PasswordPolicy {...props} />
      <SessionRules {...props} />
      <AttemptRules {...props} />
      <TwoFactorRules {...props} since={state.twoFactorSince} />
      <PeopleRules {...props} />
      {isDirty && (
        <div className="sticky bottom-0 -mx-4 border-t border-line bg-page px-4 py-4 md:-mx-6 md:px-6">
          <EffectsPanel draft={draft} />
          {save.isError && <SaveFailure error={save.error} />}
          <div className="mt-4 flex flex-wrap justify-end gap-2">
            <Button onClick={() => change(state.policy)}>{t("discard")}</Button>
            <Button type="submit" variant="primary" isBusy={save.isPending}>
              {t("save")}
            </Button>
          </div>
        </div>
      )}
    </form>
  );
}

function SaveFailure({ error }: { error: unknown }) {
  const { t } = useTranslation("policies");
  const text = useErrorText();
  const isMissingFactor = failureOf(error).reason === "set_up_factor_first";
  return (
    <div className="mt-3">
      <Callout
        tone="bad"
        isAlert
        actions={isMissingFactor && <LinkButton to={paths.accountSecurity}>{t("setUpFactor")}</LinkButton>}
      >
        {text.sentence(error)}
      </Callout>
    </div>
  );
}
