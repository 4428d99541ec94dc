import type { TemplateDraft } from "@rookery/server/templates/schema";
import { useEffect, useEffectEvent, useReducer, useRef } from "react";
import { failureOf, type Failure } from "../../lib/failure.ts";
import { useReadTemplate, useSaveTemplate, type ShownTemplate } from "./use-template.ts";

/** So long the keys rest before what they wrote is saved. */
const REST_MS = 1_200;

export type SaveState =
  | { readonly kind: "saved"; readonly at: string }
  | { readonly kind: "waiting" }
  | { readonly kind: "saving" }
  | { readonly kind: "failed"; readonly failure: Failure }
  /** Somebody else saved first: theirs is what the server has. */
  | { readonly kind: "conflict"; readonly theirs: ShownTemplate };

interface State {
  readonly draft: TemplateDraft;
  /** Version that the draft was made from. */
  readonly version: number;
  readonly save: SaveState;
  /** Grows when the draft is replaced from outside, so that editors begin anew with it. */
  readonly replaced: number;
}

type Change =
  | { readonly type: "write"; readonly parts: Partial<TemplateDraft> }
  | { readonly type: "begin" }
  | { readonly type: "saved"; readonly version: number; readonly draft: TemplateDraft; readonly at: string }
  | { readonly type: "failed"; readonly failure: Failure }
  | { readonly type: "conflict"; readonly theirs: ShownTemplate }
  | {
      readonly type: "replace";
      readonly draft: TemplateDraft;
      readonly version: number;
      readonly save: SaveState;
    };

function changed(state: State, change: Change): State {
  switch (change.type) {
    case "write":
      return {
        ...state,
        draft: { ...state.draft, ...change.parts },
        save: state.save.kind === "conflict" ? state.save : { kind: "waiting" },
      };
    case "begin":
      return { ...state, save: { kind: "saving" } };
    case "saved": {
      // What was typed meanwhile is not saved yet.
      const isWhole = change.draft === state.draft;
      return {
        ...state,
        version: change.version,
        save: isWhole ? { kind: "saved", at: change.at } : { kind: "waiting" },
      };
    }
    case "failed":
      return { ...state, save: { kind: "failed", failure: change.failure } };
    case "conflict":
      return { ...state, save: { kind: "conflict", theirs: change.theirs } };
    default:
      return {
        draft: change.draft,
        version: change.version,
        save: change.save,
        replaced: state.replaced + 1,
      };
  }
}

/**
 * A template's draft while somebody works at it. It saves itself when the keys rest and when the page is left; a save never
 * overwrites what somebody else saved.
 */
export function useDraft(template: ShownTemplate) {
  const [state, dispatch] = useReducer(changed, template, (it): State => ({
    draft: it.draft,
    version: it.version,
    save: { kind: "saved", at: it.savedAt },
    replaced: 0,
  }));
  const save = useSaveTemplate();
  const read = useReadTemplate();
  const { draft, version } = state;
  const templateId = template.id;

  const saveNow = async () => {
    dispatch({ type: "begin" });
    try {
      const saved = await save.mutateAsync({ templateId, version, draft });
      dispatch({ type: "saved", draft, version: saved.version, at: new Date().toISOString() });
    } catch (error) {
      const failure = failureOf(error);
      if (failure.reason !== "changed_meanwhile") return dispatch({ type: "failed", failure });
      const theirs = await read(templateId).catch(() => undefined);
      dispatch(theirs ? { type: "conflict", theirs } : { type: "failed", failure });
    }
  };

  const saveRested = useEffectEvent((rested: TemplateDraft) => {
    if (rested === state.draft) void saveNow();
  });
  const isWaiting = state.save.kind === "waiting";
  useEffect(() => {
    if (!isWaiting) return undefined;
    const timer = setTimeout(() => saveRested(draft), REST_MS);
    return () => clearTimeout(timer);
  }, [isWaiting, draft]);

  // Whoever leaves before the keys have rested has it saved behind them.
  const leaving = useRef<(() => void) | undefined>(undefined);
  useEffect(() => {
    leaving.current = isWaiting ? () => save.mutate({ templateId, version, draft }) : undefined;
  });
  useEffect(() => () => leaving.current?.(), []);

  return {
    ...state,
    write: (parts: Partial<TemplateDraft>) => dispatch({ type: "write", parts }),
    saveNow: () => void saveNow(),
    /** What the server has is taken as it is. */
    take: (from: Pick<ShownTemplate, "draft" | "version">) =>
      dispatch({
        type: "replace",
        ...from,
        save: { kind: "saved", at: new Date().toISOString() },
      }),
    /** A draft of one's own stands against a version that one has seen. */
    settle: (own: TemplateDraft, seen: number) =>
      dispatch({ type: "replace", draft: own, version: seen, save: { kind: "waiting" } }),
  };
}

export type Draft = ReturnType<typeof useDraft>;
