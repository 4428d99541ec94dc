import { useBrandFace } from "../lib/brand.ts";
import { BrandLogo } from "../lib/brand-logo.tsx";
import { Mark } from "./mark.tsx";

/** Whose portal it is: the logo, or a sign beside the name. */
export function BrandMark() {
  const brand = useBrandFace();
  if (brand.logoUrl !== null) return <BrandLogo brand={brand} className="h-10" />;
  return (
    <>
      {brand.isPlatform ? <Mark /> : <Initial name={brand.name} />}
      <span className="min-w-0 truncate">{brand.name}</span>
    </>
  );
}

function Initial({ name }: { name: string }) {
  const [first] = new Intl.Segmenter().segment(name.toUpperCase());
  return (
    <span
      aria-hidden
      className="flex size-7 shrink-0 items-center justify-center rounded-md bg-accent text-14 text-on-accent inset-ring inset-ring-accent-line"
    >
      {first?.segment}
    </span>
  );
}
