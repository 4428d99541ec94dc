export interface ToastMessage {
  readonly id: number;
  readonly text: string;
  readonly tone: "good" | "bad";
  readonly undo?: { readonly label: string; readonly run: () => void };
  /** Until it goes by itself. */
  readonly lifeMs: number;
}

/** More than these would cover the page; the oldest goes. */
const MOST = 4;

let shown: readonly ToastMessage[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

function show(next: readonly ToastMessage[]): void {
  shown = next;
  for (const listener of listeners) listener();
}

/**
 * What `Toaster` shows. Kept outside React so that a mutation's callback can speak after its form has gone.
 */
export const toasts = {
  current: () => shown,
  subscribe: (listener: () => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  },
  add: (message: Omit<ToastMessage, "id">) => {
    lastId += 1;
    show([...shown, { ...message, id: lastId }].slice(-MOST));
  },
  close: (id: number) => show(shown.filter((each) => each.id !== id)),
  clear: () => show([]),
};

export interface DoneToast {
  /** What was done, with the name of the thing: `Archived Acme`. */
  readonly text: string;
  readonly undo?: ToastMessage["undo"];
}

/** Says what was done. With `undo` it stays longer and has the button. */
export const toastDone = ({ text, undo }: DoneToast): void =>
  toasts.add({ text, tone: "good", lifeMs: undo ? 12_000 : 6000, ...(undo && { undo }) });

/** Says what failed where no form is open to say it. */
export const toastFailed = (text: string): void => toasts.add({ text, tone: "bad", lifeMs: 12_000 });
