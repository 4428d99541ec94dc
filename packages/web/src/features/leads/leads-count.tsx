import { useTranslation } from "react-i18next";
import { useErrorText } from "../../lib/error-text.ts";
import { formatNumber } from "../../ui/format-number.ts";
import { Spinner } from "../../ui/spinner.tsx";
import type { ExactCount } from "./use-exact-count.ts";

export interface LeadsCountProps {
  /** As far as the list counts; undefined while that is not known. */
  readonly total: { readonly count: number; readonly isMore: boolean } | undefined;
  readonly exact: ExactCount;
}

/** How many leads match; beyond what a list counts, exactly when asked. */
export function LeadsCount({ total, exact }: LeadsCountProps) {
  const { t, i18n } = useTranslation("leads");
  const text = useErrorText();
  const isMore = total?.isMore === true;
  const count = exact.count ?? total?.count;
  const words =
    count === undefined
      ? undefined
      : isMore && exact.count === undefined
        ? t("manyMore", { cap: formatNumber(count, i18n.language) })
        : t("count", { count });
  return (
    <div className="flex min-h-7 items-center gap-1.5 pe-1 text-13 text-ink-faint">
      <p role="status" className="tabular-nums">
        {exact.isCounting ? t("counting") : words}
      </p>
      {exact.isCounting && <Spinner />}
      {isMore && exact.count === undefined && !exact.isCounting && (
        <button
          type="button"
          onClick={exact.start}
          className="h-7 rounded-sm px-1 font-medium text-accent-ink underline-offset-3 hover:underline touch:h-10"
        >
          {t("countExactly")}
        </button>
      )}
      {exact.error !== null && exact.error !== undefined && (
        <span role="alert" className="text-bad-ink">
          {text.sentence(exact.error)}
        </span>
      )}
    </div>
  );
}
