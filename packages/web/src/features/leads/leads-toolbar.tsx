import { Download, SquareCheck } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { useCompany } from "../../lib/tenant-facts.tsx";
import { Button } from "../../ui/button.tsx";
import { formatNumber } from "../../ui/format-number.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { SearchBox } from "../../ui/search-box.tsx";
import { NARROW, useMedia } from "../../ui/use-media.ts";
import { FilterButton } from "./filter-button.tsx";
import type { LeadsAddress } from "./leads-address.ts";
import { LeadsCount, type LeadsCountProps } from "./leads-count.tsx";
import type { useListLook } from "./list-look.ts";
import { LookButton } from "./look-button.tsx";
import type { Lead } from "./use-leads.ts";
import { ViewsMenu } from "./views-menu.tsx";

const FilterChips = lazy(() => import("./filter-chips.tsx").then((file) => ({ default: file.FilterChips })));
const ExportDialog = lazy(() =>
  import("./export-dialog.tsx").then((file) => ({ default: file.ExportDialog })),
);

/** From here on what is typed is found anywhere in an address, a name or an employer. */
const ANYWHERE_MIN = 3;

export interface LeadsToolbarProps extends LeadsCountProps {
  readonly address: LeadsAddress;
  readonly leads: readonly Lead[];
  readonly look: ReturnType<typeof useListLook>;
  readonly isFiltering: boolean;
  readonly onFiltering: (isOpen: boolean) => void;
  readonly isChoosing: boolean;
  readonly onChoosing: (isOn: boolean) => void;
}

/** Which leads the list is of, and how it shows them. */
export function LeadsToolbar(props: LeadsToolbarProps) {
  const { address, leads, total, exact, look, isFiltering, onFiltering, isChoosing, onChoosing } = props;
  const { t } = useTranslation("leads");
  const isNarrow = useMedia(NARROW);
  const [isWanted, setWanted] = useState(false);
  const { filter, order, setFilter } = address;
  const typed = Array.from(filter.search ?? "").length;
  const { search: _search, ...chips } = filter;
  const settings = { filter, order, columns: [...look.look.columns], density: look.look.density };
  return (
    <div className="mb-3 flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-2">
        <SearchBox
          label={t("search")}
          value={filter.search ?? ""}
          onChange={(search) => setFilter({ search: search === "" ? undefined : search })}
          className="min-w-48 flex-1 max-sm:basis-full sm:max-w-80"
        />
        <FilterButton
          address={address}
          isOpen={isFiltering}
          onOpenChange={(isOpen) => {
            setWanted(true);
            onFiltering(isOpen);
          }}
          isWanted={isWanted || isFiltering}
          onWanted={() => setWanted(true)}
        />
        <ViewsMenu address={address} settings={settings} isSameLook={look.isSame} />
        <div className="ms-auto flex flex-wrap items-center justify-end gap-x-1">
          <LeadsCount total={total} exact={exact} />
          {isNarrow && (
            <Button variant="quiet" aria-pressed={isChoosing} onClick={() => onChoosing(!isChoosing)}>
              <SquareCheck aria-hidden />
              {t(isChoosing ? "select.done" : "select.begin")}
            </Button>
          )}
          <ExportAll
            address={address}
            total={exact.count === undefined ? total : { count: exact.count, isMore: false }}
          />
          {!isNarrow && <LookButton look={look.look} onChange={look.setLook} />}
        </div>
      </div>
      {typed > 0 && typed < ANYWHERE_MIN && <p className="text-13 text-ink-faint">{t("searchShort")}</p>}
      <Suspense>
        {Object.keys(chips).length > 0 && (
          <FilterChips address={address} leads={leads} onOpen={() => onFiltering(true)} />
        )}
      </Suspense>
    </div>
  );
}

/** The list as it is filtered, whole, as a file. */
function ExportAll({ address: { filter }, total }: Pick<LeadsToolbarProps, "address" | "total">) {
  const { t, i18n } = useTranslation("leads");
  const { id: companyId } = useCompany();
  const [isOpen, setOpen] = useState(false);
  if (!total || total.count === 0) return null;
  const { count, isMore } = total;
  const close = () => setOpen(false);
  return (
    <>
      <IconButton label={t("export.all")} icon={<Download aria-hidden />} onClick={() => setOpen(true)} />
      <Suspense>
        {isOpen && (
          <ExportDialog
            chosen={{ companyId, selection: { isAll: true, ids: new Set() }, filter }}
            amount={{ count, leads: `${formatNumber(count, i18n.language)}${isMore ? "+" : ""}` }}
            onClose={close}
            onStarted={close}
          />
        )}
      </Suspense>
    </>
  );
}
