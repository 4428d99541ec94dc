import { Toast } from "@base-ui/react/toast";

/** What `Toaster` shows. Kept outside React so that a mutation's callback can speak after its form has gone. */
export const toasts = Toast.createToastManager();

export interface DoneToast {
  /** What was done, with the name of the thing: `Archived Acme`. */
  readonly text: string;
  readonly undo?: { readonly label: string; readonly run: () => void };
}

/** Says what was done. With `undo` it stays longer and has the button. */
export function toastDone({ text, undo }: DoneToast): void {
  const id: string = toasts.add({
    title: text,
    type: "done",
    ...(undo && {
      timeout: 10_000,
      actionProps: {
        children: undo.label,
        onClick: () => {
          toasts.close(id);
          undo.run();
        },
      },
    }),
  });
}

/** Says what failed where no form is open to say it. */
export function toastFailed(text: string): void {
  toasts.add({ title: text, type: "bad", priority: "high", timeout: 10_000 });
}
