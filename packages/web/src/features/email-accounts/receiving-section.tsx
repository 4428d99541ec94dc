import type { UseFormReturn } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { Section } from "../../ui/page-header.tsx";
import { SettingRow } from "../../ui/setting-row.tsx";
import { Switch } from "../../ui/switch.tsx";
import { TextField } from "../../ui/text-field.tsx";
import type { AccountValues } from "./account-values.ts";
import { ServerFields, type ServerFieldsProps } from "./server-fields.tsx";

export interface ReceivingSectionProps extends Pick<ServerFieldsProps, "proposed"> {
  readonly form: UseFormReturn<AccountValues>;
  readonly errorOf: (
    field: Parameters<ServerFieldsProps["errorOf"]>[0] | "imapPassword",
  ) => string | undefined;
}

/** Whether the account receives, from where, and whether by another password. */
export function ReceivingSection({ form, errorOf, proposed }: ReceivingSectionProps) {
  const { t } = useTranslation("emailAccounts");
  const { receives, hasImapPassword } = form.watch();
  return (
    <Section title={t("form.imap")}>
      <div className="flex flex-col gap-4">
        <SettingRow
          label={t("form.receives")}
          help={t("form.receivesHelp")}
          control={(wiring) => (
            <Switch
              {...wiring}
              label={t("form.receives")}
              isOn={receives}
              onChange={(isOn) => form.setValue("receives", isOn, { shouldDirty: true })}
            />
          )}
        />
        {receives && (
          <>
            <ServerFields protocol="imap" form={form} errorOf={errorOf} proposed={proposed} />
            <label className="flex items-center gap-2 text-13 text-ink">
              <input type="checkbox" {...form.register("hasImapPassword")} />
              {t("form.otherPassword")}
            </label>
            {hasImapPassword && (
              <TextField
                {...form.register("imapPassword")}
                type="password"
                label={t("form.imapPassword")}
                autoComplete="new-password"
                error={errorOf("imapPassword")}
              />
            )}
          </>
        )}
      </div>
    </Section>
  );
}
