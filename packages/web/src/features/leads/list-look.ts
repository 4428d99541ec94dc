import { useState } from "react";
import type { LeadView } from "./use-lead-views.ts";

/** In the order in which they stand. */
export const listColumns = [
  "email",
  "name",
  "employer",
  "status",
  "tags",
  "import",
  "created",
  "updated",
] as const;
export type ListColumn = (typeof listColumns)[number];
export type Density = "comfortable" | "compact";

export interface ListLook {
  readonly columns: readonly ListColumn[];
  readonly density: Density;
}

const usual: ListLook = {
  columns: ["email", "name", "employer", "status", "tags", "created"],
  density: "comfortable",
};

/** The address is what a row is opened by. */
const known = (columns: readonly unknown[]): ListColumn[] =>
  listColumns.filter((each) => each === "email" || columns.includes(each));

/** Of this device: how many columns fit is its screen's matter. */
const KEY = "portal-leads-look";

function keptLook(): ListLook {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "") as Partial<Record<keyof ListLook, unknown>>;
    return {
      columns: Array.isArray(kept.columns) ? known(kept.columns) : usual.columns,
      density: kept.density === "compact" ? "compact" : "comfortable",
    };
  } catch {
    return usual;
  }
}

function keep(look: ListLook): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(look));
  } catch {
    // Without storage it lasts until the page is left.
  }
}

/** A view's own look while it is open; what is changed then is the view's to keep, else this device's. */
export function useListLook(view: LeadView | undefined) {
  const [own, setOwn] = useState(keptLook);
  const [tried, setTried] = useState<{ viewId: string; look: ListLook }>();
  const ofView = view && { columns: known(view.settings.columns), density: view.settings.density };
  const look = view && tried?.viewId === view.id ? tried.look : (ofView ?? own);
  const setLook = (next: ListLook) => {
    if (view) return setTried({ viewId: view.id, look: next });
    keep(next);
    setOwn(next);
  };
  return { look, setLook, isSame: look === ofView || JSON.stringify(look) === JSON.stringify(ofView) };
}
