import { confirmTotpInput } from "@rookery/server/factors/schema";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { encode } from "uqr";
import { useErrorText } from "../../lib/error-text.ts";
import { FormFailure } from "../../lib/forms/form-failure.tsx";
import { useServerForm } from "../../lib/forms/use-server-form.ts";
import { Button } from "../../ui/button.tsx";
import { Callout } from "../../ui/callout.tsx";
import { CopyButton } from "../../ui/copy-button.tsx";
import { Dialog, DialogActions } from "../../ui/dialog.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { useBeginTotp, useConfirmTotp } from "./use-factors.ts";

export interface SetUpTotpDialogProps {
  readonly onDone: (backupCodes: readonly string[] | null) => void;
  readonly onClose: () => void;
}

/** Scan or type the secret, then show one code: only then is the app in use. */
export function SetUpTotpDialog({ onDone, onClose }: SetUpTotpDialogProps) {
  const { t } = useTranslation("factors");
  const text = useErrorText();
  const { mutate: begin, data: begun, isError, error } = useBeginTotp();
  const confirm = useConfirmTotp();
  useEffect(() => begin(), [begin]);
  const { form, submit, failure, errorOf } = useServerForm({
    schema: confirmTotpInput,
    values: { code: "" },
    send: async (input) => onDone((await confirm.mutateAsync(input)).backupCodes),
  });
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t("totp.setUpTitle")}
      description={t("totp.setUpText")}
    >
      {isError ? (
        <Callout tone="bad" isAlert>
          {text.sentence(error)}
        </Callout>
      ) : (
        <form onSubmit={(event) => void submit(event)} noValidate className="flex flex-col gap-5">
          <FormFailure failure={failure} />
          <div className="flex flex-wrap items-center gap-x-5 gap-y-4">
            {begun ? <QrCode text={begun.address} label={t("totp.qr")} /> : <Skeleton className="size-40" />}
            <div className="min-w-0 flex-1 basis-40">
              <p className="text-13 text-ink-soft">{t("totp.orType")}</p>
              {begun && (
                <p className="mt-1.5 flex items-start gap-1">
                  <code className="min-w-0 font-mono text-13 wrap-anywhere text-ink">
                    {begun.secret.replaceAll(/(.{4})(?=.)/g, "$1 ")}
                  </code>
                  <CopyButton size="sm" text={begun.secret} label={t("totp.copySecret")} />
                </p>
              )}
            </div>
          </div>
          <TextField
            {...form.register("code")}
            label={t("totp.code")}
            help={t("totp.codeHelp")}
            inputMode="numeric"
            autoComplete="one-time-code"
            className="max-w-40 font-mono tracking-wider"
            error={errorOf("code")}
          />
          <DialogActions>
            <Button onClick={onClose}>{t("cancel")}</Button>
            <Button type="submit" variant="primary" isBusy={form.formState.isSubmitting} disabled={!begun}>
              {t("totp.finish")}
            </Button>
          </DialogActions>
        </form>
      )}
    </Dialog>
  );
}

/** Dark on light in either theme: many cameras read nothing else. */
function QrCode({ text, label }: { text: string; label: string }) {
  const { data, size } = encode(text, { border: 2 });
  const path = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : [])));
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      className="size-40 shrink-0 rounded-md border border-line"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path.join("")} fill="#000" />
    </svg>
  );
}
