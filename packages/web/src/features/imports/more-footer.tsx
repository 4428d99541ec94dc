import type { ReactNode } from "react";
import { Button } from "../../ui/button.tsx";

interface Paged {
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly fetchNextPage: () => unknown;
}

/** The footer of a table whose rows come page by page; nothing after the last one. */
export function moreFooter(list: Paged, label: string): { footer?: ReactNode } {
  if (!list.hasNextPage) return {};
  return {
    footer: (
      <div className="flex justify-center">
        <Button onClick={() => void list.fetchNextPage()} isBusy={list.isFetchingNextPage}>
          {label}
        </Button>
      </div>
    ),
  };
}
