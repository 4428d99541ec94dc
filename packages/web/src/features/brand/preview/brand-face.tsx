import { classNames } from "../../../ui/class-names.ts";
import type { ShownBrand } from "./shown-brand.ts";

/** What stands for the tenant where it has given no picture: its first letter on its colour. */
export function LetterMark({ name, size }: { name: string; size: "sm" | "md" | "lg" }) {
  const [first] = new Intl.Segmenter().segment(name.toUpperCase());
  const look = {
    sm: "size-4 rounded-[4px] text-[0.625rem]",
    md: "size-6 rounded-sm text-12",
    lg: "size-7 rounded-md text-14",
  };
  return (
    <span
      className={classNames(
        "inline-flex shrink-0 items-center justify-center bg-accent font-semibold text-on-accent inset-ring inset-ring-accent-line",
        look[size],
      )}
    >
      {first?.segment}
    </span>
  );
}

export function Logo({ logo, className }: { logo: NonNullable<ShownBrand["logo"]>; className: string }) {
  return (
    <img
      src={logo.url}
      alt=""
      className={classNames(
        "w-auto max-w-full object-contain object-left",
        logo.isOnWhite && "rounded-sm bg-white p-1",
        className,
      )}
    />
  );
}

/** Its icon, or its letter. */
export function Icon({ brand, size }: { brand: ShownBrand; size: "sm" | "md" }) {
  if (brand.iconUrl === null) return <LetterMark name={brand.name} size={size} />;
  return <img src={brand.iconUrl} alt="" className={size === "sm" ? "size-4 shrink-0" : "size-6 shrink-0"} />;
}
