import { ChevronRight } from "lucide-react";
import { Fragment, type ReactNode } from "react";
import { useUiWords } from "./ui-words.tsx";

export interface Crumb {
  readonly id: string;
  /** A link, or the words alone for the page in sight. */
  readonly content: ReactNode;
}

/** The way to the page in sight. Phones show its last two steps. */
export function Breadcrumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  const words = useUiWords();
  return (
    <nav aria-label={words.breadcrumbs} className="min-w-0">
      <ol className="flex min-w-0 items-center gap-1 text-13">
        {crumbs.map((crumb, index) => {
          const isLast = index === crumbs.length - 1;
          const isEarly = index < crumbs.length - 2;
          return (
            <Fragment key={crumb.id}>
              <li
                aria-current={isLast ? "page" : undefined}
                // A link is no wider than what is seen of it.
                className={`truncate [&>a]:block [&>a]:truncate ${isLast ? "shrink-0 font-medium text-ink" : "min-w-0 text-ink-soft"} ${isEarly ? "max-sm:hidden" : ""}`}
              >
                {crumb.content}
              </li>
              {!isLast && (
                <li aria-hidden className={isEarly ? "max-sm:hidden" : ""}>
                  <ChevronRight className="size-3.5 text-ink-faint rtl:-scale-x-100" />
                </li>
              )}
            </Fragment>
          );
        })}
      </ol>
    </nav>
  );
}
