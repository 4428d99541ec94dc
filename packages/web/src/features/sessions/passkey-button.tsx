import type { ReactNode } from "react";
import { useErrorText } from "../../lib/error-text.ts";
import { PasskeyCancelled } from "../../lib/passkeys.ts";
import { Button } from "../../ui/button.tsx";
import { useEntered, useSignInWithPasskey } from "./use-sign-in.ts";

export interface PasskeyButtonProps {
  readonly step: "signIn" | "secondFactor";
  readonly variant?: "primary" | "secondary";
  readonly icon?: ReactNode;
  readonly children: ReactNode;
}

/** Signs in by passkey; what was refused is told below it, and a closed dialog of the browser is no fault. */
export function PasskeyButton({ step, variant = "secondary", icon, children }: PasskeyButtonProps) {
  const text = useErrorText();
  const entered = useEntered();
  const passkey = useSignInWithPasskey(step);
  const isFault = passkey.isError && !(passkey.error instanceof PasskeyCancelled);
  const sign = () =>
    passkey.mutateAsync().then(entered, () => {
      // Told below.
    });
  return (
    <>
      <Button
        size="lg"
        variant={variant}
        className="w-full"
        isBusy={passkey.isPending}
        onClick={() => void sign()}
      >
        {icon}
        {children}
      </Button>
      {isFault && (
        <p role="alert" className="mt-2 text-13 text-bad-ink">
          {text.sentence(passkey.error)}
        </p>
      )}
    </>
  );
}
