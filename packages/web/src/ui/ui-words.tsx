import { createContext, useContext, type ReactNode } from "react";

/** The few words that components say by themselves. The app hands them in from its catalogue. */
export interface UiWords {
  /** BCP 47, for Intl. */
  readonly locale: string;
  /** The reader's, by its IANA name; undefined for the device's. */
  readonly timeZone: string | undefined;
  /** A day as the reader has it. */
  readonly writeDay: (at: Date) => string;
  readonly close: string;
  readonly cancel: string;
  readonly copy: string;
  readonly copied: string;
  readonly optional: string;
  readonly showPassword: string;
  readonly hidePassword: string;
  readonly undo: string;
  readonly retry: string;
  readonly loading: string;
  readonly previous: string;
  readonly next: string;
  readonly breadcrumbs: string;
  readonly notifications: string;
  readonly noMatches: string;
  readonly requestId: string;
  readonly done: string;
  readonly currentStep: string;
  readonly openList: string;
}

const UiWordsContext = createContext<UiWords | undefined>(undefined);

export function UiWordsProvider({ words, children }: { words: UiWords; children: ReactNode }) {
  return <UiWordsContext value={words}>{children}</UiWordsContext>;
}

export function useUiWords(): UiWords {
  const words = useContext(UiWordsContext);
  if (!words) throw new Error("UiWordsProvider is missing above this component");
  return words;
}
