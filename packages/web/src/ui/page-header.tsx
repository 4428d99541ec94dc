import type { ReactNode } from "react";

export interface PageHeaderProps {
  readonly title: string;
  /** One sentence of what this is. */
  readonly description?: ReactNode;
  /** Beside the title: a status. */
  readonly status?: ReactNode;
  /** At the right; the primary one last. */
  readonly actions?: ReactNode;
}

/** Title, one sentence, actions. The router moves the focus to its heading after a navigation. */
export function PageHeader({ title, description, status, actions }: PageHeaderProps) {
  return (
    <header className="mb-6 flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
      <div className="min-w-0 flex-1 basis-64">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h1 tabIndex={-1} className="text-20 font-semibold text-balance wrap-anywhere text-ink">
            {title}
          </h1>
          {status}
        </div>
        {description !== undefined && (
          <p className="mt-1 max-w-[68ch] text-14 text-ink-soft">{description}</p>
        )}
      </div>
      {actions !== undefined && actions !== false && (
        <div className="page-actions flex flex-wrap items-center gap-2">{actions}</div>
      )}
    </header>
  );
}

export interface SectionProps {
  readonly title: string;
  readonly description?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  /** For links to a place on the page. */
  readonly id?: string;
}

/** A panel of a page with its own small heading. */
export function Section({ title, description, actions, children, id }: SectionProps) {
  return (
    <section id={id} className="rounded-lg border border-line bg-panel">
      <header className="flex flex-wrap items-start justify-between gap-3 px-4 pt-4 sm:px-5">
        <div className="min-w-0">
          <h2 className="text-14 font-semibold text-ink">{title}</h2>
          {description !== undefined && (
            <p className="mt-0.5 max-w-[68ch] text-13 text-ink-soft">{description}</p>
          )}
        </div>
        {actions}
      </header>
      <div className="p-4 sm:p-5">{children}</div>
    </section>
  );
}
