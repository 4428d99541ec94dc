import { X } from "lucide-react";
import type { ReactNode } from "react";
import { Icon } from "./brand-face.tsx";
import type { ShownBrand } from "./shown-brand.ts";

/** A window of a browser: the tab with its icon and title, and the page in it. */
export function BrowserTab(props: { brand: ShownBrand; title: string; children: ReactNode }) {
  const { brand, title, children } = props;
  return (
    <>
      <div className="flex h-9 items-end gap-2 bg-pressed px-2">
        <span className="flex h-7 max-w-64 min-w-0 items-center gap-2 rounded-t-md bg-page ps-2.5 pe-2 text-12 text-ink">
          <Icon brand={brand} size="sm" />
          <span className="truncate">
            {title} · {brand.name}
          </span>
          <X className="size-3 shrink-0 text-ink-faint" />
        </span>
      </div>
      {children}
    </>
  );
}
