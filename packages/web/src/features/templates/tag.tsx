/** A word that templates are sorted by. */
export function Tag({ name }: { name: string }) {
  return (
    <span
      dir="auto"
      className="inline-flex h-5 max-w-32 items-center truncate rounded-sm border border-line px-1.5 text-12 text-ink-soft"
    >
      {name}
    </span>
  );
}
