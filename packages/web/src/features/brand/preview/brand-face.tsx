import type { ShownBrand } from "./shown-brand.ts";

const initialOf = (name: string): string => (name.match(/[\p{L}\p{N}]/u)?.[0] ?? "").toUpperCase();

/** What stands for the tenant where it has given no picture: its first letter on its mark. */
export function LetterMark({ name, size }: { name: string; size: "sm" | "md" }) {
  return (
    <span
      className={
        size === "sm"
          ? "inline-flex size-4 shrink-0 items-center justify-center rounded-[4px] bg-mark text-[0.625rem] font-semibold text-on-mark"
          : "inline-flex size-7 shrink-0 items-center justify-center rounded-md bg-mark text-14 font-semibold text-on-mark"
      }
    >
      {initialOf(name)}
    </span>
  );
}

/** Its logo, or its name beside its letter. */
export function BrandFace({ brand, url }: { brand: ShownBrand; url: string | null }) {
  if (url !== null) return <img src={url} alt="" className="h-7 max-w-44 object-contain object-left" />;
  return (
    <span className="flex min-w-0 items-center gap-2.5">
      <LetterMark name={brand.name} size="md" />
      <span className="truncate text-16 font-semibold text-ink">{brand.name}</span>
    </span>
  );
}
