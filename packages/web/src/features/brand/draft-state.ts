import type { BrandValues } from "@rookery/server/brand/schema";
import type { Failure } from "../../lib/failure.ts";
import type { TypedBrand } from "./brand-values.ts";
import type { BrandState } from "./use-brand.ts";

export type SaveState =
  /** `at`: when, where that was done here. */
  | { readonly kind: "saved"; readonly at?: string }
  | { readonly kind: "waiting" }
  | { readonly kind: "saving" }
  | { readonly kind: "failed"; readonly failure: Failure }
  /** Somebody else saved or published first: theirs is what the server has. */
  | { readonly kind: "conflict"; readonly theirs: BrandState };

export interface DraftState {
  readonly typed: TypedBrand;
  /** Of the draft that `typed` was made from; 0 where there was none. */
  readonly revision: number;
  readonly save: SaveState;
  /** A save is under way, also where something was typed since it set off. */
  readonly isSending: boolean;
}

export type DraftChange =
  | { readonly type: "write"; readonly parts: Partial<TypedBrand> }
  | { readonly type: "begin" }
  | {
      readonly type: "saved";
      readonly typed: TypedBrand;
      readonly revision: number;
      readonly at: string;
    }
  | { readonly type: "failed"; readonly failure: Failure }
  | { readonly type: "conflict"; readonly theirs: BrandState }
  /** What the server has is taken as it is. */
  | { readonly type: "take"; readonly values: BrandValues; readonly revision: number }
  /** What was typed stands against a revision that its writer has seen. */
  | { readonly type: "settle"; readonly revision: number };

export function changedDraft(state: DraftState, change: DraftChange): DraftState {
  switch (change.type) {
    case "write":
      return {
        ...state,
        typed: { ...state.typed, ...change.parts },
        save: state.save.kind === "conflict" ? state.save : { kind: "waiting" },
      };
    case "begin":
      return { ...state, save: { kind: "saving" }, isSending: true };
    case "saved": {
      const isWhole = change.typed === state.typed;
      return {
        ...state,
        revision: change.revision,
        save: isWhole ? { kind: "saved", at: change.at } : { kind: "waiting" },
        isSending: false,
      };
    }
    case "failed":
      return { ...state, save: { kind: "failed", failure: change.failure }, isSending: false };
    case "conflict":
      return { ...state, save: { kind: "conflict", theirs: change.theirs }, isSending: false };
    case "take":
      return {
        typed: change.values,
        revision: change.revision,
        save: { kind: "saved" },
        isSending: false,
      };
    default:
      return { ...state, revision: change.revision, save: { kind: "waiting" } };
  }
}
