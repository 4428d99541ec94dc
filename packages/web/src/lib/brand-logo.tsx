import { classNames } from "../ui/class-names.ts";
import type { BrandFace } from "./brand.ts";

interface BrandLogoProps {
  readonly brand: BrandFace;
  /** Its height, as a class: the width follows. */
  readonly className: string;
}

/** A picture's address says its size, so that its place is kept before it has come. */
function sizeOf(url: string): { width?: number; height?: number } {
  const [, width, height] = /-(\d+)x(\d+)\.png$/.exec(url) ?? [];
  return width && height ? { width: Number(width), height: Number(height) } : {};
}

/** The brand's logo by its name; a logo that was drawn for light alone keeps a light ground in dark. Nothing where it has none. */
export function BrandLogo({ brand, className }: BrandLogoProps) {
  const { name, logoUrl, logoDarkUrl } = brand;
  if (logoUrl === null) return null;
  const look = classNames("w-auto max-w-full object-contain", className);
  if (logoDarkUrl === null)
    return (
      <img
        src={logoUrl}
        alt={name}
        {...sizeOf(logoUrl)}
        className={classNames(look, "rounded-sm dark:bg-white dark:p-1")}
      />
    );
  return (
    <>
      <img src={logoUrl} alt={name} {...sizeOf(logoUrl)} className={classNames(look, "dark:hidden")} />
      <img
        src={logoDarkUrl}
        alt={name}
        {...sizeOf(logoDarkUrl)}
        className={classNames(look, "hidden dark:block")}
      />
    </>
  );
}
