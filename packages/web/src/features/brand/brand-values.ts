import type { ImageSlot } from "@rookery/server/brand/rules";
import { brandValues, noBrand, type BrandValues } from "@rookery/server/brand/schema";
import type { BrandState } from "./use-brand.ts";

export type BrandField = keyof BrandValues;
/** What stands in the controls: texts may not be trimmed yet, or be too long. */
export type TypedBrand = { readonly [Field in BrandField]: string | null };
/** Changes some of the brand and leaves the rest. */
export type WriteBrand = (parts: Partial<TypedBrand>) => void;

export const brandFields = Object.keys(noBrand) as BrandField[];

export const pictureFields = {
  logo: "logoUrl",
  logoDark: "logoDarkUrl",
  mailLogo: "mailLogoUrl",
  favicon: "faviconUrl",
} as const satisfies Record<ImageSlot, BrandField>;

/** The fields in which two brands differ, in the order of the controls. */
export const changedFields = (one: TypedBrand, other: TypedBrand): BrandField[] =>
  brandFields.filter((field) => one[field] !== other[field]);

export type Faults = Readonly<Partial<Record<BrandField, string>>>;

/** By the server's own schema: what can be saved, or which rule each field breaks. */
export function readBrand(typed: TypedBrand): { values: BrandValues } | { faults: Faults } {
  const read = brandValues.safeParse(typed);
  if (read.success) return { values: read.data };
  return { faults: Object.fromEntries(read.error.issues.map(({ path, message }) => [path[0], message])) };
}

/** What somebody goes on from: the draft, where there is one, else what is in force. */
export function startOf({ draft, inForce }: BrandState): { values: BrandValues; revision: number } {
  return draft ? { values: draft.values, revision: draft.revision } : { values: inForce.values, revision: 0 };
}

/** Icons are prepared in several sizes under one name; the brand keeps the largest that a portal shows. */
export const faviconAt = (url: string, size: 32 | 180): string => url.replace(/-192\.png$/, `-${size}.png`);
