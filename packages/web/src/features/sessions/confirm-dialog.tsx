import type { ConfirmInput } from "@rookery/server/sessions/schema";
import { useMutation, useQuery } from "@tanstack/react-query";
import { KeyRound } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { answerConfirmation } from "../../lib/confirmation.ts";
import { useErrorText } from "../../lib/error-text.ts";
import { knowsPasskeys, PasskeyCancelled, signWithPasskey } from "../../lib/passkeys.ts";
import { usePersonApi } from "../../lib/trpc/api-context.tsx";
import { Button } from "../../ui/button.tsx";
import { Dialog, DialogActions } from "../../ui/dialog.tsx";
import { TextField } from "../../ui/text-field.tsx";

type Way = "password" | "code";

/** Asks the person to show once more that it is them; whatever waited for it goes on by itself. */
export function ConfirmDialog() {
  const { t } = useTranslation("sessions");
  const text = useErrorText();
  const { sessions, factors } = usePersonApi();
  const known = useQuery(factors.list.queryOptions());
  const confirm = useMutation(sessions.confirm.mutationOptions());
  const challenge = useMutation(sessions.passkeyConfirmation.mutationOptions());
  const passkey = useMutation({
    mutationFn: async () => {
      const credential = await signWithPasskey(await challenge.mutateAsync());
      await confirm.mutateAsync({ by: "passkey", credential } as ConfirmInput);
    },
  });
  const hasTotp = known.data?.totpSince !== null && known.data !== undefined;
  const [chosen, setChosen] = useState<Way>();
  const [typed, setTyped] = useState("");
  const way = chosen ?? (hasTotp ? "code" : "password");
  const offersPasskey = (known.data?.passkeys.length ?? 0) > 0 && knowsPasskeys();
  const done = () => answerConfirmation(true);
  const failed = () => setTyped("");
  const error =
    passkey.isError && !(passkey.error instanceof PasskeyCancelled) ? passkey.error : confirm.error;

  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && answerConfirmation(false)}
      title={t("confirm.title")}
      description={t("confirm.description")}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const input: ConfirmInput =
            way === "password" ? { by: way, password: typed } : { by: way, code: typed };
          confirm.mutate(input, { onSuccess: done, onError: failed });
        }}
      >
        <TextField
          key={way}
          label={t(`confirm.${way}`)}
          type={way === "password" ? "password" : "text"}
          autoComplete={way === "password" ? "current-password" : "one-time-code"}
          inputMode={way === "password" ? "text" : "numeric"}
          spellCheck={false}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          error={error ? text.sentence(error) : undefined}
          aside={
            hasTotp && (
              <button
                type="button"
                onClick={() => {
                  setChosen(way === "password" ? "code" : "password");
                  setTyped("");
                  confirm.reset();
                }}
                className="rounded-sm text-13 font-medium text-accent-ink underline-offset-3 hover:underline"
              >
                {t(way === "password" ? "confirm.useCode" : "confirm.usePassword")}
              </button>
            )
          }
        />
        <DialogActions>
          {offersPasskey && (
            <Button isBusy={passkey.isPending} onClick={() => passkey.mutate(undefined, { onSuccess: done })}>
              <KeyRound aria-hidden className="size-4" />
              {t("confirm.passkey")}
            </Button>
          )}
          <Button
            type="submit"
            variant="primary"
            isBusy={confirm.isPending && !passkey.isPending}
            disabled={typed === ""}
          >
            {t("confirm.submit")}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
