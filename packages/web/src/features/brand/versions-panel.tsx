import { frames } from "@rookery/server/brand/rules";
import { History } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { AlertDialog } from "../../ui/alert-dialog.tsx";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Table, type Column } from "../../ui/table.tsx";
import { Time } from "../../ui/time.tsx";
import { ChangesList } from "./changes-list.tsx";
import { SmallPicture } from "./small-picture.tsx";
import { Swatch } from "./swatch.tsx";
import type { BrandState, BrandVersion } from "./use-brand.ts";
import { useReturnTo } from "./use-return-to.ts";

/** What was published, the newest first, and the way back to it. */
export function VersionsPanel({ brand }: { brand: BrandState }) {
  const { t } = useTranslation("brand");
  const [asked, setAsked] = useState<BrandVersion>();
  const returnTo = useReturnTo();
  const { versions, inForce } = brand;
  const columns = useColumns(inForce.version, setAsked);
  if (versions.length === 0)
    return (
      <EmptyState icon={<History aria-hidden />} title={t("history.emptyTitle")}>
        {t("history.emptyText")}
      </EmptyState>
    );
  return (
    <>
      <Table
        label={t("tabs.history")}
        columns={columns}
        rows={versions}
        rowKey={({ number }) => String(number)}
      />
      {asked && (
        <AlertDialog
          isOpen
          onOpenChange={(isOpen) => !isOpen && setAsked(undefined)}
          title={t("history.confirmTitle", { number: asked.number })}
          confirmLabel={t("history.restore")}
          tone="plain"
          isBusy={returnTo.isPending}
          onConfirm={() => {
            returnTo.run({ number: asked.number, version: inForce.version });
            setAsked(undefined);
          }}
        >
          <p>{t("history.confirmText")}</p>
          <ChangesList before={inForce.values} after={asked.values} />
        </AlertDialog>
      )}
    </>
  );
}

function useColumns(current: number, ask: (version: BrandVersion) => void): Column<BrandVersion>[] {
  const { t } = useTranslation("brand");
  return [
    {
      id: "number",
      header: t("history.version"),
      width: "w-64",
      onPhone: "title",
      cell: ({ number, restoredFrom }) => (
        <span className="flex flex-wrap items-center gap-x-2 gap-y-0.5 py-2">
          <span className="font-medium text-ink">{t("status.version", { number })}</span>
          {number === current && <Badge tone="good">{t("history.current")}</Badge>}
          {restoredFrom !== null && (
            <span className="text-12 font-normal text-ink-faint">
              {t("history.restored", { number: restoredFrom })}
            </span>
          )}
        </span>
      ),
    },
    { id: "look", header: t("history.look"), onPhone: "detail", cell: Look },
    {
      id: "when",
      header: t("history.when"),
      width: "w-36",
      onPhone: "detail",
      cell: ({ publishedAt }) => (
        <span className="text-ink-soft">
          <Time at={publishedAt} />
        </span>
      ),
    },
    {
      id: "who",
      header: t("history.who"),
      width: "w-44",
      onPhone: "detail",
      cell: ({ publishedBy }) => (
        <span className="text-ink-soft">{publishedBy ?? t("history.somebody")}</span>
      ),
    },
    {
      id: "restore",
      header: <span className="sr-only">{t("history.action")}</span>,
      width: "w-44",
      align: "end",
      onPhone: "end",
      cell: (version) =>
        version.number === current ? null : (
          <Button
            aria-label={t("history.restoreNamed", { number: version.number })}
            onClick={() => ask(version)}
          >
            {t("history.restore")}
          </Button>
        ),
    },
  ];
}

/** Its colours and its logo at a glance. */
function Look({ values }: BrandVersion) {
  const { t } = useTranslation("brand");
  const { primaryColor, secondaryColor, logoUrl, name } = values;
  const primary = primaryColor ?? frames.light.ownAccent;
  return (
    <span className="flex min-w-0 items-center gap-2.5">
      <span
        className="flex shrink-0 overflow-hidden rounded-sm"
        title={[primary, secondaryColor].filter(Boolean).join(", ")}
      >
        <Swatch colour={primary} className="w-6 rounded-none" />
        {secondaryColor !== null && <Swatch colour={secondaryColor} className="rounded-none" />}
      </span>
      {logoUrl !== null && <SmallPicture url={logoUrl} theme="light" alt="" />}
      <span className="truncate text-ink-soft">{name ?? t("changes.tenantName")}</span>
    </span>
  );
}
