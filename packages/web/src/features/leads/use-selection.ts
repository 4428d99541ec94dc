import { useCallback, useReducer } from "react";
import type { Lead } from "./use-leads.ts";

/** As many as the server takes one by one; beyond there is "all that match". */
export const CHOSEN_MAX = 1_000;

export interface Selection {
  readonly isAll: boolean;
  readonly ids: ReadonlySet<string>;
}

export const isSelected = ({ isAll, ids }: Selection, { id }: Lead): boolean => isAll || ids.has(id);

type Step =
  | { readonly kind: "toggle"; readonly index: number; readonly isRange: boolean }
  | { readonly kind: "shown" | "all" | "none" };

interface Kept {
  readonly filterKey: string;
  readonly selection: Selection;
  /** Row that was ticked last, from which a range goes. */
  readonly anchor: number;
}

const none: Selection = { isAll: false, ids: new Set() };
const some = (ids: Iterable<string>): Selection => ({
  isAll: false,
  ids: new Set([...ids].slice(0, CHOSEN_MAX)),
});

function toggled(leads: readonly Lead[], { selection, anchor }: Kept, step: Step): Selection {
  if (step.kind !== "toggle") {
    if (step.kind === "all") return { isAll: true, ids: new Set() };
    return step.kind === "none" ? none : some(leads.map(({ id }) => id));
  }
  const ids = new Set(selection.isAll ? leads.map(({ id }) => id) : selection.ids);
  const [first, last] = [Math.min(anchor, step.index), Math.max(anchor, step.index)];
  const id = leads[step.index]?.id;
  if (step.isRange) for (const lead of leads.slice(first, last + 1)) ids.add(lead.id);
  else if (id !== undefined && !ids.delete(id)) ids.add(id);
  return some(ids);
}

/**
 * Which leads are chosen: some by their ids, or all that match. Of another filter none are, so that nothing is done to what was out of
 * sight. `filterKey` says when it is another.
 */
export function useSelection(leads: readonly Lead[], filterKey: string) {
  const [kept, take] = useReducer(
    (before: Kept, step: Step): Kept => {
      const now = before.filterKey === filterKey ? before : { filterKey, selection: none, anchor: 0 };
      const anchor = step.kind === "toggle" ? step.index : 0;
      return { filterKey, selection: toggled(leads, now, step), anchor };
    },
    { filterKey, selection: none, anchor: 0 },
  );
  const selection = kept.filterKey === filterKey ? kept.selection : none;
  return {
    selection,
    isAny: selection.isAll || selection.ids.size > 0,
    /** One row; or, with `isRange`, all from the one before to it. The same function throughout, for rows that are kept. */
    toggle: useCallback((index: number, isRange: boolean) => take({ kind: "toggle", index, isRange }), []),
    chooseShown: useCallback((isOn: boolean) => take({ kind: isOn ? "shown" : "none" }), []),
    chooseAll: () => take({ kind: "all" }),
    clear: () => take({ kind: "none" }),
  };
}

export type Selecting = ReturnType<typeof useSelection>;
