/** One figure of one bench: what was measured, against what, and whether the bar is met. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit?: string;
  /** What the same run gave for the floor, where the figure is a ratio. */
  readonly floor?: string;
  readonly bar?: { readonly atMost: number } | { readonly atLeast: number };
  /** Largest deviation from the median, as a share of it. */
  readonly spread?: number;
}

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low = 0, high = 0] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[middle]];
  return (low + high) / 2;
};

export const spreadOf = (values: readonly number[]): number => {
  const middle = median(values);
  return middle === 0 ? 0 : Math.max(...values.map((value) => Math.abs(value - middle))) / middle;
};

export const percentile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
};

/** A run whose repeats differ by more says so. */
const NOISY = 0.15;

const round = (value: number): number => Number(value.toPrecision(4));

export function isMet(figure: Figure): boolean | undefined {
  if (!figure.bar) return undefined;
  return "atMost" in figure.bar ? figure.value <= figure.bar.atMost : figure.value >= figure.bar.atLeast;
}

function row(figure: Figure): string[] {
  const bar = !figure.bar
    ? ""
    : "atMost" in figure.bar
      ? `<= ${figure.bar.atMost}`
      : `>= ${figure.bar.atLeast}`;
  const met = isMet(figure);
  const spread =
    figure.spread === undefined
      ? ""
      : `±${Math.round(figure.spread * 100)} %${figure.spread > NOISY ? " noisy" : ""}`;
  return [
    figure.name,
    `${round(figure.value)}${figure.unit ? ` ${figure.unit}` : ""}`,
    figure.floor ?? "",
    bar,
    met === undefined ? "" : met ? "ok" : "NOT MET",
    spread,
  ];
}

/** Prints the table and, last, one line of JSON. */
export function printFigures(figures: readonly Figure[]): void {
  const table = [["figure", "value", "against", "bar", "", "spread"], ...figures.map(row)];
  const widths =
    table[0]?.map((_, column) => Math.max(...table.map((cells) => cells[column]?.length ?? 0))) ?? [];
  for (const cells of table) {
    process.stdout.write(
      `${cells
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd()}\n`,
    );
  }
  process.stdout.write(
    `${JSON.stringify(Object.fromEntries(figures.map((each) => [each.name, round(each.value)])))}\n`,
  );
}
