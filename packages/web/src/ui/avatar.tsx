import type { CSSProperties } from "react";
import { classNames } from "./class-names.ts";

export interface AvatarProps {
  readonly name: string;
  readonly imageUrl?: string | null | undefined;
  readonly shape?: "round" | "square";
  readonly size?: "sm" | "md" | "lg";
}

const sizes = { sm: "size-5 text-[0.625rem]", md: "size-6 text-12", lg: "size-12 text-16" };
/** Lightness and chroma are the theme's; only the hue tells names apart. */
const hues = 12;

const hueOf = (name: string): number =>
  (Array.from(name).reduce((sum, sign) => (sum * 31 + (sign.codePointAt(0) ?? 0)) % 9973, 7) % hues) *
  (360 / hues);

/** Both themes in one value; `color-scheme` on the root picks. */
const coloursOf = (name: string) =>
  ({
    "--avatar-fill": `light-dark(oklch(0.92 0.045 ${hueOf(name)}), oklch(0.34 0.06 ${hueOf(name)}))`,
    "--avatar-ink": `light-dark(oklch(0.4 0.1 ${hueOf(name)}), oklch(0.88 0.07 ${hueOf(name)}))`,
  }) as CSSProperties;

function initialsOf(name: string): string {
  const [first = "", second = ""] = name.match(/[\p{L}\p{N}]+/gu) ?? [];
  return [first, second]
    .map((word) => String.fromCodePoint(word.codePointAt(0) ?? 32).trim())
    .join("")
    .toUpperCase();
}

/** A person's or a company's picture, or its initials. The name itself always stands beside it. */
export function Avatar({ name, imageUrl, shape = "round", size = "md" }: AvatarProps) {
  const look = classNames(
    "inline-flex shrink-0 items-center justify-center overflow-hidden font-semibold select-none",
    shape === "round" ? "rounded-full" : size === "lg" ? "rounded-lg" : "rounded-sm",
    sizes[size],
  );
  if (imageUrl)
    return <img src={imageUrl} alt="" className={classNames(look, "border border-line object-contain")} />;
  return (
    <span
      aria-hidden
      className={classNames(look, "bg-(--avatar-fill) text-(--avatar-ink)")}
      style={coloursOf(name)}
    >
      {size === "sm" ? initialsOf(name).slice(0, 1) : initialsOf(name)}
    </span>
  );
}
