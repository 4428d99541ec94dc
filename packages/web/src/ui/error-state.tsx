import { CloudOff } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "./button.tsx";
import { CopyButton } from "./copy-button.tsx";
import { useUiWords } from "./ui-words.tsx";

export interface ErrorStateProps {
  readonly title: string;
  /** What happened and what to do. */
  readonly children: ReactNode;
  readonly requestId?: string | undefined;
  readonly onRetry?: (() => void) | undefined;
  readonly icon?: ReactNode;
  readonly action?: ReactNode;
}

/** Something could not be shown: what happened, what to do, and the id that support asks for. */
export function ErrorState({ title, children, requestId, onRetry, icon, action }: ErrorStateProps) {
  const words = useUiWords();
  return (
    <div
      role="alert"
      className="flex flex-col items-center rounded-lg border border-line bg-panel px-6 py-14 text-center"
    >
      <div
        aria-hidden
        className="mb-4 flex size-11 items-center justify-center rounded-lg border border-line bg-page text-ink-faint [&_svg]:size-5"
      >
        {icon ?? <CloudOff />}
      </div>
      <h2 className="text-16 font-semibold text-balance text-ink">{title}</h2>
      <div className="mt-1 max-w-md text-14 text-balance text-ink-soft">{children}</div>
      {requestId !== undefined && requestId !== "" && (
        <p className="mt-3 flex max-w-full items-center gap-1 text-12 text-ink-faint">
          {words.requestId}
          <code className="truncate font-mono">{requestId}</code>
          <CopyButton text={requestId} size="sm" />
        </p>
      )}
      {(onRetry !== undefined || action !== undefined) && (
        <div className="mt-5 flex flex-wrap justify-center gap-2">
          {action}
          {onRetry !== undefined && <Button onClick={onRetry}>{words.retry}</Button>}
        </div>
      )}
    </div>
  );
}
