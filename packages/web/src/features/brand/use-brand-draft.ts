import type { BrandValues } from "@rookery/server/brand/schema";
import { useEffect, useEffectEvent, useReducer, useRef } from "react";
import { failureOf } from "../../lib/failure.ts";
import { changedFields, readBrand, startOf, type TypedBrand, type WriteBrand } from "./brand-values.ts";
import { changedDraft } from "./draft-state.ts";
import { useReadBrand, useSaveDraft, type BrandState } from "./use-brand.ts";

/** So long the hands rest before what they did is saved. */
const REST_MS = 600;

/**
 * What the brand may become, while somebody works at it. It saves itself when the hands rest and when the page is left; a save
 * never overwrites what somebody else saved.
 */
export function useBrandDraft(brand: BrandState) {
  const [state, dispatch] = useReducer(changedDraft, brand, (it) => {
    const { values, revision } = startOf(it);
    return { typed: values, revision, save: { kind: "saved" as const }, isSending: false };
  });
  const save = useSaveDraft();
  const readServer = useReadBrand();
  const { typed, revision, isSending } = state;
  const read = readBrand(typed);
  const values = "values" in read ? read.values : undefined;

  const send = async (toSave: BrandValues): Promise<number> => {
    dispatch({ type: "begin" });
    try {
      const saved = await save.mutateAsync({ values: toSave, revision });
      dispatch({ type: "saved", typed, revision: saved.revision, at: new Date().toISOString() });
      return saved.revision;
    } catch (error) {
      const failure = failureOf(error);
      const isOutrun = failure.reason === "changed_meanwhile";
      const theirs = isOutrun ? await readServer().catch(() => undefined) : undefined;
      dispatch(theirs ? { type: "conflict", theirs } : { type: "failed", failure });
      return revision;
    }
  };
  const sending = useRef<Promise<number>>(undefined);
  const saveNow = (): void => {
    // Two saves at once would take each other for somebody else's.
    if (values && !isSending) sending.current = send(values);
  };

  const isReady = state.save.kind === "waiting" && !isSending && values !== undefined;
  const saveRested = useEffectEvent((rested: TypedBrand) => {
    if (rested === typed) saveNow();
  });
  useEffect(() => {
    if (!isReady) return undefined;
    const timer = setTimeout(() => saveRested(typed), REST_MS);
    return () => clearTimeout(timer);
  }, [isReady, typed]);

  // Whoever leaves before the hands have rested has it saved behind them.
  const leaving = useRef<(() => void) | undefined>(undefined);
  useEffect(() => {
    leaving.current = isReady ? () => save.mutate({ values, revision }) : undefined;
  });
  useEffect(() => () => leaving.current?.(), []);

  // What others did since is taken over, where nothing of one's own is at stake. Only when news come: what was fetched before a save
  // is still here for a moment after it.
  const hear = useEffectEvent((news: BrandState) => {
    const server = startOf(news);
    const isSame = values !== undefined && changedFields(values, server.values).length === 0;
    const isPristine = state.save.kind === "saved" && !isSending;
    if (isPristine && (server.revision !== revision || !isSame)) dispatch({ type: "take", ...server });
  });
  useEffect(() => hear(brand), [brand]);

  const write: WriteBrand = (parts) => dispatch({ type: "write", parts });
  return {
    ...state,
    /** As it can be saved; undefined while a field breaks a rule. */
    values,
    faults: "faults" in read ? read.faults : {},
    write,
    saveNow,
    /** The revision once nothing of one's own is on its way any more. */
    settled: async (): Promise<number> => {
      if (isReady) saveNow();
      return isReady || isSending ? ((await sending.current) ?? revision) : revision;
    },
    take: (from: BrandState) => dispatch({ type: "take", ...startOf(from) }),
    /** One's own is kept, over what somebody else has saved meanwhile. */
    keepOwn: (theirs: BrandState) => dispatch({ type: "settle", revision: startOf(theirs).revision }),
  };
}

export type BrandDraft = ReturnType<typeof useBrandDraft>;
