import { useSyncExternalStore } from "react";

/** Calls that wait for the person to show that it is them. */
let waiting: ((isConfirmed: boolean) => void)[] = [];
const listeners = new Set<() => void>();

const tell = () => {
  for (const listener of listeners) listener();
};

/** Opens the dialog that asks, and tells what came of it. Calls that come meanwhile wait for the same answer. */
export function askForConfirmation(onAnswer: (isConfirmed: boolean) => void): void {
  waiting = [...waiting, onAnswer];
  tell();
}

export function answerConfirmation(isConfirmed: boolean): void {
  const answered = waiting;
  waiting = [];
  tell();
  for (const onAnswer of answered) onAnswer(isConfirmed);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export const useIsConfirmationAsked = (): boolean =>
  useSyncExternalStore(subscribe, () => waiting.length > 0);
