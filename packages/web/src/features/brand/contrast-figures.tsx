import { adjustments, type Adjustment, type BrandColours, type Theme } from "@rookery/server/brand/rules";
import { CircleCheck, Contrast, Moon, Sun } from "lucide-react";
import { memo, useDeferredValue } from "react";
import { useTranslation } from "react-i18next";
import { Section } from "../../ui/page-header.tsx";
import { useUiWords } from "../../ui/ui-words.tsx";
import { Swatch } from "./swatch.tsx";

/** What became of the colours so that everybody can read and recognise what they paint, in figures. */
export function ContrastFigures({ primary, secondary }: BrandColours) {
  const { t } = useTranslation("brand");
  // While a picker is dragged the controls go first.
  const colours = useDeferredValue(`${primary ?? ""} ${secondary ?? ""}`);
  return (
    <Section title={t("contrast.title")} description={t("contrast.description")}>
      <Figures colours={colours} />
    </Section>
  );
}

const Figures = memo(function Figures({ colours }: { colours: string }) {
  const { t } = useTranslation("brand");
  const [primary = "", secondary = ""] = colours.split(" ");
  const all = adjustments({ primary: primary || null, secondary: secondary || null });
  if (all.length === 0) return <p className="text-13 text-ink-soft">{t("contrast.own")}</p>;
  return (
    <div className="flex flex-col gap-5">
      <Sentences all={all} />
      <ThemeFigures theme="light" all={all} />
      <ThemeFigures theme="dark" all={all} />
    </div>
  );
});

const isAdjusted = ({ given, used }: Adjustment) => given !== used;

/** The colour of texts on fills is the same in both themes, and is told once. */
const isOfBoth = ({ token }: Adjustment) => token === "on-accent";

function Sentences({ all }: { all: readonly Adjustment[] }) {
  const { t } = useTranslation("brand");
  const told = all.filter((each) => isAdjusted(each) && !(isOfBoth(each) && each.theme === "dark"));
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
}

/** Never more than it is: 4.496 does not reach 4.5. */
const floored = (ratio: number): number => Math.floor(ratio * 100) / 100;

function ThemeFigures({ theme, all }: { theme: Theme; all: readonly Adjustment[] }) {
  const { t } = useTranslation("brand");
  const { locale } = useUiWords();
  const ratio = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const least = new Intl.NumberFormat(locale, { minimumFractionDigits: 1 });
  const Icon = theme === "light" ? Sun : Moon;
  const head = "pb-1.5 text-start text-12 font-normal text-ink-faint";
  return (
    <table className="w-full text-13">
      <caption className="mb-2 text-start font-medium text-ink">
        <span className="flex items-center gap-1.5">
          <Icon aria-hidden className="size-3.5 text-ink-faint" />
          {t(`contrast.${theme}`)}
        </span>
      </caption>
      <thead>
        <tr className="border-b border-line">
          <th scope="col" className={head}>
            {t("contrast.what")}
          </th>
          <th scope="col" className={head}>
            {t("contrast.given")}
          </th>
          <th scope="col" className={head}>
            {t("contrast.used")}
          </th>
        </tr>
      </thead>
      <tbody>
        {all
          .filter((each) => each.theme === theme)
          .map((each) => (
            <tr key={each.token} className="border-b border-line align-top last:border-b-0">
              <th scope="row" className="py-2 pe-2 text-start font-normal text-ink">
                {t(`contrast.tokens.${each.token}`)}
                <span className="block text-12 text-ink-faint">
                  {t("contrast.needed", { ratio: least.format(each.least) })}
                </span>
              </th>
              <td className="w-20 py-2">
                <Figure colour={each.given} ratio={ratio.format(floored(each.givenRatio))} />
              </td>
              <td className="w-24 py-2">
                <Figure colour={each.used} ratio={ratio.format(floored(each.usedRatio))} />
                <Outcome isAdjusted={isAdjusted(each)} />
              </td>
            </tr>
          ))}
      </tbody>
    </table>
  );
}

function Figure({ colour, ratio }: { colour: string; ratio: string }) {
  return (
    <span className="flex items-center gap-1.5 text-ink tabular-nums" title={colour}>
      <Swatch colour={colour} />
      {ratio}
    </span>
  );
}

function Outcome({ isAdjusted }: { isAdjusted: boolean }) {
  const { t } = useTranslation("brand");
  return isAdjusted ? (
    <span className="flex items-center gap-1 text-12 text-info-ink">
      <Contrast aria-hidden className="size-3 shrink-0" />
      {t("contrast.adjusted")}
    </span>
  ) : (
    <span className="flex items-center gap-1 text-12 text-good-ink">
      <CircleCheck aria-hidden className="size-3 shrink-0" />
      {t("contrast.kept")}
    </span>
  );
}
