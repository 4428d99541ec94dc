import { allowanceOf, warmupDay } from "@rookery/server/email-accounts/rules";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useErrorText } from "../../lib/error-text.ts";
import { FormFailure } from "../../lib/forms/form-failure.tsx";
import { useServerForm } from "../../lib/forms/use-server-form.ts";
import { Button } from "../../ui/button.tsx";
import { Section } from "../../ui/page-header.tsx";
import { ProgressBar } from "../../ui/progress-bar.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { toastDone, toastFailed } from "../../ui/toasts.ts";
import { useSetWarmup, type ShownAccount } from "./use-email-accounts.ts";

type Plan = NonNullable<ShownAccount["warmup"]>;

interface PlanValues {
  plan: { start: number; step: number; target: number };
}

/** Cautious, as receivers like it: three weeks to sixty a day. */
const usual = { start: 5, step: 3, target: 60 };

export function WarmupSection({ account, mayWrite }: { account: ShownAccount; mayWrite: boolean }) {
  const { t } = useTranslation("emailAccounts");
  const [isOpen, setOpen] = useState(false);
  const { warmup } = account;
  return (
    <Section
      title={t("warmup.title")}
      description={t("warmup.description")}
      actions={
        mayWrite && !warmup && !isOpen && <Button onClick={() => setOpen(true)}>{t("warmup.begin")}</Button>
      }
    >
      <div className="flex flex-col gap-5">
        {!warmup && !isOpen && (
          <p className="text-13 text-ink-soft">{t("warmup.none", { limit: account.dailyLimit })}</p>
        )}
        {warmup && <PlanProgress account={account} plan={warmup} />}
        {mayWrite && (warmup !== null || isOpen) && (
          <PlanForm key={JSON.stringify(warmup)} account={account} onDone={() => setOpen(false)} />
        )}
      </div>
    </Section>
  );
}

/** The day on which the plan reaches its end, from 1. */
const lastDay = ({ start, step, target }: Pick<Plan, "start" | "step" | "target">): number =>
  Math.ceil((target - start) / step) + 1;

function PlanProgress({ account, plan }: { account: ShownAccount; plan: Plan }) {
  const { t } = useTranslation("emailAccounts");
  const day = warmupDay(plan, account.today);
  const last = lastDay(plan);
  const text = t("warmup.dayOf", { day, allowance: allowanceOf(account.dailyLimit, plan, account.today) });
  const { target } = plan;
  return (
    <div className="flex flex-col gap-2">
      <p className="text-14 text-ink">{text}</p>
      <ProgressBar label={t("warmup.title")} text={text} share={day / last} tone="accent" />
      <p className="text-13 text-ink-soft">
        {day >= last ? t("warmup.done", { target }) : t("warmup.fullOn", { target, day: last })}{" "}
        {account.dailyLimit < target && t("warmup.limited", { limit: account.dailyLimit })}
      </p>
    </div>
  );
}

function PlanForm({ account, onDone }: { account: ShownAccount; onDone: () => void }) {
  const { t } = useTranslation("emailAccounts");
  const text = useErrorText();
  const set = useSetWarmup();
  const { warmup, id: accountId } = account;
  const { form, submit, failure, errorOf } = useServerForm<PlanValues, PlanValues>({
    values: { plan: { start: usual.start, step: usual.step, target: usual.target, ...warmup } },
    send: async ({ plan: { start, step, target } }) => {
      await set.mutateAsync({ accountId, plan: { start, step, target } });
      onDone();
      toastDone({ text: warmup ? t("warmup.changedPlan") : t("warmup.begun") });
    },
  });
  const end = () =>
    set.mutate(
      { accountId, plan: null },
      {
        onError: (error) => toastFailed(text.sentence(error)),
        onSuccess: () => {
          onDone();
          toastDone({ text: t("warmup.ended") });
        },
      },
    );
  const field = (name: "start" | "step" | "target") => (
    <TextField
      {...form.register(`plan.${name}`, { valueAsNumber: true })}
      label={t(`warmup.${name}`)}
      inputMode="numeric"
      error={errorOf(`plan.${name}`)}
    />
  );
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="flex flex-col gap-4">
      <div className="grid gap-4 sm:grid-cols-3">
        {field("start")}
        {field("step")}
        {field("target")}
      </div>
      <FormFailure failure={failure} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" isBusy={form.formState.isSubmitting}>
          {warmup ? t("warmup.change") : t("warmup.begin")}
        </Button>
        {warmup ? (
          <Button onClick={end}>{t("warmup.end")}</Button>
        ) : (
          <Button onClick={onDone}>{t("warmup.cancel")}</Button>
        )}
      </div>
    </form>
  );
}
