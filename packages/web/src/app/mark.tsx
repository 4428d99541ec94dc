/** The product's mark: a rook's head. */
export function Mark({ size = 28 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden className="shrink-0">
      <rect width="32" height="32" rx="8" className="fill-mark" />
      <path
        className="fill-on-mark"
        d="M9 8h3v3h2.5V8h3v3H20V8h3v6.5l-2.5 2V21l2.5 2v2H9v-2l2.5-2v-4.5L9 14.5z"
      />
    </svg>
  );
}
