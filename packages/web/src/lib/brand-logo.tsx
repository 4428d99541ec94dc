import { classNames } from "../ui/class-names.ts";
import type { BrandFace } from "./brand.ts";

interface BrandLogoProps {
  readonly brand: BrandFace;
  readonly className?: string;
}

/** The brand's logo by its name; a logo that was drawn for light alone keeps a light ground in dark. Nothing where it has none. */
export function BrandLogo({ brand, className }: BrandLogoProps) {
  const { name, logoUrl, logoDarkUrl } = brand;
  if (logoUrl === null) return null;
  const look = classNames("w-auto max-w-full object-contain object-left", className);
  if (logoDarkUrl === null)
    return <img src={logoUrl} alt={name} className={classNames(look, "rounded-sm dark:bg-white dark:p-1")} />;
  return (
    <>
      <img src={logoUrl} alt={name} className={classNames(look, "dark:hidden")} />
      <img src={logoDarkUrl} alt={name} className={classNames(look, "hidden dark:block")} />
    </>
  );
}
