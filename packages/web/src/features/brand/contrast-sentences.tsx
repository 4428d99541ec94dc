import { adjustments, type Adjustment, type BrandColours } from "@rookery/server/brand/rules";
import { CircleCheck, Contrast } from "lucide-react";
import { memo, useDeferredValue } from "react";
import { useTranslation } from "react-i18next";
import { isAdjusted } from "./contrast-figures.tsx";

/** What became of the colours so that everybody can read and recognise what they paint. */
export function ContrastSentences({ primary, secondary }: BrandColours) {
  // While a picker is dragged the picker goes first.
  return <Sentences primary={useDeferredValue(primary)} secondary={useDeferredValue(secondary)} />;
}

/** The colour of texts on fills is the same in both themes, and is told once. */
const isToldTwice = ({ token, theme }: Adjustment) => token === "on-accent" && theme === "dark";

const Sentences = memo(function Sentences(colours: BrandColours) {
  const { t } = useTranslation("brand");
  const all = adjustments(colours);
  const told = all.filter((each) => isAdjusted(each) && !isToldTwice(each));
  if (all.length === 0) return <p className="text-13 text-ink-faint">{t("contrast.own")}</p>;
  if (told.length === 0)
    return (
      <p className="flex gap-2 text-13 text-ink">
        <CircleCheck aria-hidden className="mt-0.5 size-4 shrink-0 text-good-ink" />
        {t("contrast.allKept")}
      </p>
    );
  return (
    <ul className="flex flex-col gap-1.5 text-13 text-ink">
      {told.map(({ theme, token }) => (
        <li key={`${theme} ${token}`} className="flex gap-2">
          <Contrast aria-hidden className="mt-0.5 size-4 shrink-0 text-info-ink" />
          {t(`contrast.became.${theme}.${token}`)}
        </li>
      ))}
    </ul>
  );
});
