import type { LineFault } from "@rookery/server/suppressions/schema";
import { useRef, useState } from "react";
import { fileParts, textParts, type ListPart } from "./list-parts.ts";
import type { SuppressionReason } from "./suppressions-query.ts";
import { useAddPart, type AddedPart } from "./use-suppressions.ts";

export interface GivenList {
  /** A text that was pasted, or a file. */
  readonly content: string | File;
  readonly reason: SuppressionReason;
  readonly note: string;
}

export interface InvalidLine {
  readonly line: number;
  readonly text: string;
  readonly fault: LineFault;
}

/** What has come of a list so far. */
export interface AddedList {
  readonly lines: number;
  readonly added: number;
  readonly present: number;
  readonly repeated: number;
  readonly blank: number;
  readonly leads: number;
  readonly domains: number;
  readonly invalidCount: number;
  readonly invalid: readonly InvalidLine[];
}

export type Adding =
  | { readonly step: "idle" }
  | { readonly step: "running"; readonly share: number; readonly sum: AddedList }
  | { readonly step: "done" | "stopped"; readonly sum: AddedList }
  | { readonly step: "failed"; readonly sum: AddedList; readonly error: unknown };

const nothing: AddedList = {
  lines: 0,
  added: 0,
  present: 0,
  repeated: 0,
  blank: 0,
  leads: 0,
  domains: 0,
  invalidCount: 0,
  invalid: [],
};

/** Lines that are shown to be corrected: more are a wrong file. */
const SHOWN_MAX = 500;

function plus(sum: AddedList, part: ListPart, answer: AddedPart): AddedList {
  const invalid = answer.invalid.lines.map(({ line, reason }) => ({
    line,
    text: part.lines[line - part.firstLine] ?? "",
    fault: reason,
  }));
  return {
    lines: sum.lines + part.lines.length,
    added: sum.added + answer.added,
    present: sum.present + answer.present,
    repeated: sum.repeated + answer.repeated,
    // What stands at the end of a part is cut off before it is counted.
    blank: sum.blank + answer.blank + part.lines.length - answer.lines,
    leads: sum.leads + answer.leads,
    domains: sum.domains + answer.domains,
    invalidCount: sum.invalidCount + answer.invalid.count,
    invalid: [...sum.invalid, ...invalid].slice(0, SHOWN_MAX),
  };
}

const blank = (sum: AddedList, part: ListPart): AddedList => ({
  ...sum,
  lines: sum.lines + part.lines.length,
  blank: sum.blank + part.lines.length,
});

/** Sends a list part by part. Each part stands when its answer comes, so that stopping, or a fault, loses none before it. */
export function useAddList() {
  const { mutateAsync, refresh } = useAddPart();
  const [adding, setAdding] = useState<Adding>({ step: "idle" });
  const isStopped = useRef(false);
  const add = async ({ content, reason, note }: GivenList): Promise<void> => {
    isStopped.current = false;
    let sum = nothing;
    setAdding({ step: "running", share: 0, sum });
    try {
      for await (const part of typeof content === "string" ? textParts(content) : fileParts(content)) {
        if (isStopped.current) break;
        const text = part.lines.join("\n");
        if (text.trim() === "") sum = blank(sum, part);
        else sum = plus(sum, part, await mutateAsync({ text, firstLine: part.firstLine, reason, note }));
        setAdding({ step: "running", share: part.share, sum });
      }
      setAdding({ step: isStopped.current ? "stopped" : "done", sum });
    } catch (error) {
      setAdding({ step: "failed", sum, error });
    }
    refresh();
  };
  return {
    adding,
    add,
    stop: () => {
      isStopped.current = true;
    },
    again: () => setAdding({ step: "idle" }),
  };
}
