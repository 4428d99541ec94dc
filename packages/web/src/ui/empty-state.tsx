import type { ReactNode } from "react";

export interface EmptyStateProps {
  readonly icon: ReactNode;
  readonly title: string;
  /** What this is for, in one or two sentences. */
  readonly children: ReactNode;
  /** The one button to begin. */
  readonly action?: ReactNode;
}

/** Nothing here yet: what it is for, and how to begin. */
export function EmptyState({ icon, title, children, action }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-center rounded-lg border border-line bg-panel px-6 py-14 text-center">
      <div
        aria-hidden
        className="mb-4 flex size-11 items-center justify-center rounded-lg border border-line bg-page text-ink-faint [&_svg]:size-5"
      >
        {icon}
      </div>
      <h2 className="text-16 font-semibold text-balance text-ink">{title}</h2>
      <div className="mt-1 max-w-md text-14 text-balance text-ink-soft">{children}</div>
      {action !== undefined && <div className="mt-5">{action}</div>}
    </div>
  );
}
