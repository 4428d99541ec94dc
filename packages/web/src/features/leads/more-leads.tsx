import { useEffect, useEffectEvent, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useErrorText } from "../../lib/error-text.ts";
import { Button } from "../../ui/button.tsx";

/** So far below the window's edge the next page is asked for. */
const AHEAD = "600px";

export interface MoreLeadsProps {
  readonly onMore: () => void;
  readonly isBusy: boolean;
  /** The last page came with fewer leads than it could hold: the search has not gone through the whole list. */
  readonly isSearching: boolean;
  /** Why the next page did not come. */
  readonly error: unknown;
}

/** The end of what was fetched: the next page comes as one scrolls there, or by the button. */
export function MoreLeads({ onMore, isBusy, isSearching, error }: MoreLeadsProps) {
  const { t } = useTranslation("leads");
  const text = useErrorText();
  const hasFailed = error !== undefined && error !== null;
  const end = useRef<HTMLDivElement>(null);
  const reach = useEffectEvent(() => {
    if (!isSearching && !hasFailed) onMore();
  });
  useEffect(() => {
    // Watched anew for each page: what is still in sight then is told of again.
    if (isBusy || !end.current || !("IntersectionObserver" in window)) return undefined;
    const watch = new IntersectionObserver(([entry]) => entry?.isIntersecting && reach(), {
      rootMargin: `0px 0px ${AHEAD} 0px`,
    });
    watch.observe(end.current);
    return () => watch.disconnect();
  }, [isBusy]);
  return (
    <div ref={end} className="flex flex-wrap items-center justify-center gap-x-3 gap-y-1">
      {hasFailed && (
        <p role="alert" className="text-13 text-bad-ink">
          {text.sentence(error)}
        </p>
      )}
      {isSearching && <p className="text-13 text-ink-faint">{t("searchedPart")}</p>}
      <Button variant="quiet" onClick={onMore} isBusy={isBusy}>
        {t(isSearching ? "searchOn" : "more")}
      </Button>
    </div>
  );
}
