import { useNavigate, useSearch } from "@tanstack/react-router";
import { Lock } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { UnsavedGuard } from "../../lib/forms/unsaved-guard.tsx";
import { paths } from "../../lib/paths.ts";
import { QueryFailure } from "../../lib/query-failure.tsx";
import { useMay } from "../../lib/tenant-facts.tsx";
import { useTenantSlug } from "../../lib/trpc/api-context.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { Tabs } from "../../ui/tabs.tsx";
import { useMedia } from "../../ui/use-media.ts";
import { BrandActions } from "./brand-actions.tsx";
import { BrandControls } from "./brand-controls.tsx";
import { BrandSkeleton } from "./brand-skeleton.tsx";
import { BrandStatus } from "./brand-status.tsx";
import { ConflictCallout } from "./conflict-callout.tsx";
import { HostsPanel } from "./hosts/hosts-panel.tsx";
import { BrandPreview } from "./preview/brand-preview.tsx";
import { useBrand, type BrandState } from "./use-brand.ts";
import { useBrandDraft, type BrandDraft } from "./use-brand-draft.ts";
import { usePictureUploads } from "./use-picture-uploads.ts";
import { VersionsPanel } from "./versions-panel.tsx";

/** Below this the preview has no room beside the controls. */
const NARROW = "(width < 64rem)";

/** How the portal and its mails look for the tenant's people, tried out before anybody sees it. */
export function BrandPage() {
  const { t } = useTranslation("brand");
  const mayManage = useMay("brand.manage");
  if (mayManage === true) return <OwnBrand />;
  return (
    <>
      <PageHeader title={t("title")} description={t("description")} />
      {mayManage === false ? (
        <EmptyState icon={<Lock aria-hidden />} title={t("closedTitle")}>
          {t("closed")}
        </EmptyState>
      ) : (
        <BrandSkeleton />
      )}
    </>
  );
}

function OwnBrand() {
  const { t } = useTranslation("brand");
  const brand = useBrand();
  if (brand.data) return <Workbench brand={brand.data} />;
  return (
    <>
      <PageHeader title={t("title")} description={t("description")} />
      {brand.isError ? (
        <QueryFailure error={brand.error} onRetry={() => void brand.refetch()} />
      ) : (
        <BrandSkeleton />
      )}
    </>
  );
}

type Tab = "look" | "preview" | "addresses" | "history";

function Workbench({ brand }: { brand: BrandState }) {
  const { t } = useTranslation("brand");
  const { tab: asked = "look" } = useSearch({ from: "/t/$tenant/brand" });
  const tenant = useTenantSlug();
  const navigate = useNavigate();
  const isNarrow = useMedia(NARROW);
  const draft = useBrandDraft(brand);
  const uploads = usePictureUploads(draft.write);
  const tab: Tab = asked === "preview" && !isNarrow ? "look" : asked;
  const go = (next: Tab) =>
    void navigate({
      to: paths.brand,
      params: { tenant },
      search: next === "look" ? {} : { tab: next },
      replace: true,
      resetScroll: false,
    });
  const controls = <BrandControls brand={brand} draft={draft} uploads={uploads} />;
  const preview = <BrandPreview values={draft.values ?? draft.typed} tenantName={brand.tenantName} />;
  const isSending = Object.values(uploads).some(({ isPending }) => isPending);
  return (
    <>
      <PageHeader
        title={t("title")}
        description={t("description")}
        status={<BrandStatus brand={brand} draft={draft} />}
        actions={<BrandActions brand={brand} draft={draft} />}
      />
      <ConflictCallout draft={draft} />
      <Tabs
        label={t("title")}
        value={tab}
        onChange={go}
        tabs={[
          {
            value: "look",
            label: t("tabs.look"),
            panel: isNarrow ? controls : <SideBySide controls={controls} preview={preview} />,
          },
          ...(isNarrow ? [{ value: "preview" as const, label: t("tabs.preview"), panel: preview }] : []),
          { value: "addresses", label: t("tabs.addresses"), panel: <HostsPanel /> },
          { value: "history", label: t("tabs.history"), panel: <VersionsPanel brand={brand} /> },
        ]}
      />
      <UnsavedGuard isDirty={isAtStake(draft) || isSending} isSaving={draft.save.kind !== "saved"} />
    </>
  );
}

/** What is in the preview takes no focus, so that it has one itself to be scrolled by (WCAG 2.2, 2.1.1). */
const scrolledByKeys = { role: "region", tabIndex: 0 } as const;

function SideBySide({ controls, preview }: { controls: ReactNode; preview: ReactNode }) {
  const { t } = useTranslation("brand");
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[22rem_minmax(0,1fr)] xl:grid-cols-[25rem_minmax(0,1fr)]">
      {controls}
      <div
        {...scrolledByKeys}
        aria-label={t("tabs.preview")}
        className="sticky top-16 max-h-[calc(100dvh-5rem)] min-w-0 overflow-y-auto rounded-lg [scrollbar-width:thin]"
      >
        {preview}
      </div>
    </div>
  );
}

/** What leaving would lose: what rests is saved behind whoever leaves, and what is on its way arrives. */
const isAtStake = ({ save, faults, isSending }: BrandDraft): boolean =>
  save.kind === "failed" ||
  save.kind === "conflict" ||
  (save.kind === "waiting" && (isSending || Object.keys(faults).length > 0));
