import type { ReactNode } from "react";
import { CopyButton } from "./copy-button.tsx";

export interface CopyLineProps {
  readonly label: string;
  /** What people paste elsewhere; nothing is offered where it is empty. */
  readonly copy?: { readonly text: string; readonly label: string };
  readonly children: ReactNode;
}

/** A fact of a record with its name, inside a `dl`. */
export function CopyLine({ label, copy, children }: CopyLineProps) {
  return (
    <div className="grid gap-x-4 gap-y-0.5 sm:grid-cols-[7rem_minmax(0,1fr)]">
      <dt className="pt-1 text-12 text-ink-faint">{label}</dt>
      <dd className="flex items-start gap-1.5">
        <code className="min-w-0 rounded-sm bg-hover px-1.5 py-1 font-mono text-12 break-all text-ink">
          {children}
        </code>
        {copy && copy.text !== "" && <CopyButton size="sm" text={copy.text} label={copy.label} />}
      </dd>
    </div>
  );
}
