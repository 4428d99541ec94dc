import { adjustments, type Adjustment, type Theme } from "@rookery/server/brand/rules";
import { CircleCheck, Contrast, Moon, Sun } from "lucide-react";
import { useTranslation } from "react-i18next";
import { classNames } from "../../ui/class-names.ts";
import { useUiWords } from "../../ui/ui-words.tsx";
import type { TypedBrand } from "./brand-values.ts";
import { Swatch } from "./swatch.tsx";

export interface ContrastFiguresProps {
  readonly values: TypedBrand;
  /** Of these a table each; beside each other where there are two. */
  readonly themes: readonly Theme[];
}

/** How well everything can be read or recognised, as given and as painted. Nothing of the portal's own colours. */
export function ContrastFigures({ values, themes }: ContrastFiguresProps) {
  const { t } = useTranslation("brand");
  const all = adjustments({ primary: values.primaryColor, secondary: values.secondaryColor });
  if (all.length === 0) return null;
  return (
    <section>
      <h2 className="text-13 font-medium text-ink">{t("contrast.title")}</h2>
      <p className="mt-0.5 mb-2 max-w-[68ch] text-12 text-ink-faint">{t("contrast.description")}</p>
      <div className={classNames("grid gap-3", themes.length > 1 && "grid-cols-2")}>
        {themes.map((theme) => (
          <div key={theme} className="min-w-0 rounded-lg border border-line bg-panel px-3.5 pt-3 pb-1">
            <ThemeFigures theme={theme} all={all} />
          </div>
        ))}
      </div>
    </section>
  );
}

export const isAdjusted = ({ given, used }: Adjustment) => given !== used;

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
