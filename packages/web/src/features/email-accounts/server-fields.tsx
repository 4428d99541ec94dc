import { securities, type Protocol } from "@rookery/server/email-accounts/rules";
import { Controller, type UseFormReturn } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { Callout } from "../../ui/callout.tsx";
import { SelectField } from "../../ui/select.tsx";
import { TextField } from "../../ui/text-field.tsx";
import type { AccountValues } from "./account-values.ts";
import type { FoundSettings } from "./use-email-accounts.ts";

export interface ServerFieldsProps {
  readonly protocol: Protocol;
  readonly form: UseFormReturn<AccountValues>;
  /** What was found for the address. */
  readonly proposed: FoundSettings["smtp"] | undefined;
  readonly errorOf: (field: `${Protocol}.${"host" | "port" | "security" | "username"}`) => string | undefined;
}

/** Host, port, encryption and user of one protocol. */
export function ServerFields({ protocol, form, proposed, errorOf }: ServerFieldsProps) {
  const { t } = useTranslation("emailAccounts");
  const { register, control, watch } = form;
  const isProposed = proposed && proposed.host === watch(`${protocol}.host`);
  return (
    <div className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_6rem_9rem]">
      <TextField
        {...register(`${protocol}.host`)}
        label={t("form.host")}
        autoCapitalize="none"
        spellCheck={false}
        placeholder={protocol === "smtp" ? "smtp.example.com" : "imap.example.com"}
        help={isProposed && t(`found.sources.${proposed.source}`)}
        error={errorOf(`${protocol}.host`)}
      />
      <TextField
        {...register(`${protocol}.port`, { valueAsNumber: true })}
        label={t("form.port")}
        inputMode="numeric"
        error={errorOf(`${protocol}.port`)}
      />
      <Controller
        control={control}
        name={`${protocol}.security`}
        render={({ field: { value, onChange } }) => (
          <SelectField
            label={t("form.security")}
            value={value}
            onChange={onChange}
            options={securities.map((each) => ({ value: each, label: t(`form.securities.${each}`) }))}
          />
        )}
      />
      <div className="sm:col-span-3">
        <TextField
          {...register(`${protocol}.username`)}
          label={t("form.username")}
          autoCapitalize="none"
          autoComplete="off"
          spellCheck={false}
          error={errorOf(`${protocol}.username`)}
        />
      </div>
      {watch(`${protocol}.security`) === "none" && (
        <div className="sm:col-span-3">
          <Callout tone="warn">{t("form.unsafe")}</Callout>
        </div>
      )}
    </div>
  );
}
