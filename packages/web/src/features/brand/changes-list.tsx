import { frames } from "@rookery/server/brand/rules";
import { ArrowRight } from "lucide-react";
import { useTranslation } from "react-i18next";
import { changedFields, type BrandField, type TypedBrand } from "./brand-values.ts";
import { SmallPicture } from "./small-picture.tsx";
import { Swatch } from "./swatch.tsx";

export interface ChangesListProps {
  readonly before: TypedBrand;
  readonly after: TypedBrand;
}

/** What differs between two brands, field by field, old and new. */
export function ChangesList({ before, after }: ChangesListProps) {
  const { t } = useTranslation("brand");
  const fields = changedFields(before, after);
  if (fields.length === 0) return <p className="mt-2">{t("changes.nothing")}</p>;
  return (
    <dl className="mt-4 divide-y divide-line border-y border-line">
      {fields.map((field) => (
        <div key={field} className="grid gap-x-3 gap-y-1 py-2.5 sm:grid-cols-[8.5rem_minmax(0,1fr)]">
          <dt className="text-13 text-ink-soft">{t(`fields.${field}`)}</dt>
          <dd className="flex flex-wrap items-center gap-x-2 gap-y-1 text-13 text-ink">
            <Value field={field} value={before[field]} />
            <ArrowRight aria-hidden className="size-3.5 shrink-0 text-ink-faint rtl:-scale-x-100" />
            <span className="sr-only">{t("changes.becomes")}</span>
            <Value field={field} value={after[field]} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** What counts where a field says nothing, if anything does. */
const unsaid = {
  name: "tenantName",
  primaryColor: "own",
  mailSenderName: "portalName",
} as const satisfies Partial<Record<BrandField, string>>;

function Value({ field, value }: { field: BrandField; value: string | null }) {
  const { t } = useTranslation("brand");
  const words = field in unsaid ? unsaid[field as keyof typeof unsaid] : "none";
  if (field === "primaryColor" || field === "secondaryColor") return <Colour value={value} words={words} />;
  if (value === null) return <span className="text-ink-faint">{t(`changes.${words}`)}</span>;
  if (field.endsWith("Url"))
    return (
      <SmallPicture
        url={value}
        theme={field === "logoDarkUrl" ? "dark" : "light"}
        alt={t("changes.picture")}
      />
    );
  return <span className="min-w-0 wrap-anywhere">{value}</span>;
}

function Colour({
  value,
  words,
}: {
  value: string | null;
  words: "own" | "none" | "tenantName" | "portalName";
}) {
  const { t } = useTranslation("brand");
  const shown = value ?? (words === "own" ? frames.light.ownAccent : null);
  return (
    <span className="inline-flex items-center gap-1.5">
      {shown !== null && <Swatch colour={shown} />}
      {value === null ? (
        <span className="text-ink-faint">{t(`changes.${words}`)}</span>
      ) : (
        <code className="font-mono text-12">{value}</code>
      )}
    </span>
  );
}
