import type { Checked, ExampleLine, ImportCounts } from "./imports.rules.ts";
import type { KeptLine } from "./lead-batches.ts";
import type { ReadBatch } from "./read-leads.worker.ts";

/** Lines of each reason that a dry run shows. */
const EXAMPLES = 20;

type Reason = Checked["reasons"][number];

/** Adds up what a dry run finds, batch by batch; what it keeps does not grow with the file. */
export class CheckTally {
  readonly #counts = {
    read: 0,
    created: 0,
    updated: 0,
    unchanged: 0,
    duplicate: 0,
    suppressed: 0,
    blank: 0,
    rejected: 0,
  };
  readonly #reasons = new Map<
    string,
    { reason: Pick<Reason, "outcome" | "reason">; count: number; examples: ExampleLine[] }
  >();

  add(
    batch: ReadBatch,
    would: { readonly created: number; readonly updated: number; readonly suppressed: readonly KeptLine[] },
  ): void {
    const counts = this.#counts;
    const suppressed = would.suppressed.length;
    counts.read += batch.read;
    counts.blank += batch.blank;
    counts.created += would.created;
    counts.updated += would.updated;
    counts.suppressed += suppressed;
    counts.unchanged += batch.leads.count - suppressed - would.created - would.updated;
    for (const line of [...batch.lines, ...would.suppressed]) this.#note(line);
    counts.rejected = this.#sumOf("rejected");
    counts.duplicate = this.#sumOf("duplicate");
  }

  #note({ outcome, reason, firstLine, otherLine, cells }: KeptLine): void {
    const key = `${outcome} ${reason}`;
    const noted = this.#reasons.get(key) ?? { reason: { outcome, reason }, count: 0, examples: [] };
    this.#reasons.set(key, noted);
    noted.count += 1;
    if (noted.examples.length < EXAMPLES)
      noted.examples.push({ firstLine, otherLine, cells: shortened(cells) });
  }

  #sumOf(outcome: Reason["outcome"]): number {
    return [...this.#reasons.values()]
      .filter(({ reason }) => reason.outcome === outcome)
      .reduce((sum, { count }) => sum + count, 0);
  }

  /** What was found so far, the commonest reason first. */
  found(isWhole: boolean): Checked {
    const counts: ImportCounts = { ...this.#counts };
    const reasons = [...this.#reasons.values()]
      .toSorted((one, other) => other.count - one.count)
      .map(({ reason: { outcome, reason }, count, examples }) => ({ outcome, reason, count, examples }));
    return { counts, reasons, isWhole };
  }
}

/** Cells of an example, as much as is worth showing. */
const shortened = (cells: readonly string[]): string[] =>
  cells.slice(0, 50).map((cell) => cell.slice(0, 200).toWellFormed());
