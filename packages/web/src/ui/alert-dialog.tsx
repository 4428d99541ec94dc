import { AlertDialog as Base } from "@base-ui/react/alert-dialog";
import { useId, useState, type ReactNode } from "react";
import { Button } from "./button.tsx";
import { classNames } from "./class-names.ts";
import { DialogActions, shadeLook } from "./dialog.tsx";
import { controlLook } from "./field.tsx";
import { FocusKeeper } from "./focus-keeper.tsx";
import { useUiWords } from "./ui-words.tsx";

export interface AlertDialogProps {
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
  readonly title: string;
  /** What happens and what goes, written out. */
  readonly children: ReactNode;
  readonly confirmLabel: string;
  /** Where "Cancel" could be taken for the act itself. */
  readonly keepLabel?: string;
  readonly onConfirm: (typed: string) => void;
  readonly isBusy?: boolean;
  readonly tone?: "danger" | "plain";
  /** Asks for this name to be typed before the button works. */
  readonly nameToType?: { readonly name: string; readonly label: ReactNode };
  readonly error?: string | undefined;
}

/** Asks before what cannot be taken back. */
export function AlertDialog(props: AlertDialogProps) {
  const { isOpen, onOpenChange, title, children } = props;
  return (
    <Base.Root open={isOpen} onOpenChange={(open) => onOpenChange(open)}>
      <Base.Portal>
        <Base.Backdrop className={shadeLook} />
        <Base.Popup
          className={classNames(
            "fixed inset-x-0 bottom-0 z-40 max-h-[92dvh] overflow-y-auto rounded-t-xl bg-raised p-5 shadow-dialog transition-opacity duration-150 outline-none",
            "sm:inset-auto sm:top-[14vh] sm:left-1/2 sm:w-[28rem] sm:-translate-x-1/2 sm:rounded-xl data-ending-style:opacity-0 data-starting-style:opacity-0",
          )}
        >
          <FocusKeeper />
          <Base.Title className="text-16 font-semibold text-ink">{title}</Base.Title>
          <Base.Description render={<div />} className="mt-1.5 text-14 text-ink-soft">
            {children}
          </Base.Description>
          <Confirmation {...props} />
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

/** Apart, so that what was typed is gone when the dialog closes. */
function Confirmation(props: AlertDialogProps) {
  const {
    onOpenChange,
    onConfirm,
    confirmLabel,
    keepLabel,
    isBusy,
    tone = "danger",
    nameToType,
    error,
  } = props;
  const words = useUiWords();
  const id = useId();
  const [typed, setTyped] = useState("");
  const isReady = nameToType === undefined || typed.trim() === nameToType.name;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady && !isBusy) onConfirm(typed.trim());
      }}
    >
      {nameToType !== undefined && (
        <div className="mt-4 flex flex-col gap-1.5">
          <label htmlFor={id} className="text-13 text-ink-soft">
            {nameToType.label}
          </label>
          <input
            id={id}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            autoComplete="off"
            spellCheck={false}
            className={classNames(controlLook, "h-control px-2.5")}
          />
        </div>
      )}
      {error !== undefined && (
        <p role="alert" className="mt-3 text-13 text-bad-ink">
          {error}
        </p>
      )}
      <DialogActions>
        <Button onClick={() => onOpenChange(false)}>{keepLabel ?? words.cancel}</Button>
        <Button
          type="submit"
          variant={tone === "danger" ? "danger" : "primary"}
          isBusy={isBusy}
          disabled={!isReady}
        >
          {confirmLabel}
        </Button>
      </DialogActions>
    </form>
  );
}
