/** The values of a line side by side; empty ones at the end say nothing, others keep their place. */
export function contentOf(cells: readonly string[]): string {
  const end = cells.findLastIndex((cell) => cell !== "");
  return cells
    .slice(0, end + 1)
    .map((cell) => cell || "–")
    .join(" · ");
}
