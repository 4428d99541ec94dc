import { Globe } from "lucide-react";
import { useTranslation } from "react-i18next";
import { QueryFailure } from "../../../lib/query-failure.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { Loading, Skeleton } from "../../../ui/skeleton.tsx";
import { AddHostForm } from "./add-host-form.tsx";
import { HostCard } from "./host-card.tsx";
import { useHosts } from "./use-hosts.ts";

/** Names of the tenant's own at which its portal is served. */
export function HostsPanel() {
  const { t } = useTranslation("brand");
  const { hosts, isLooking, onAsked } = useHosts();
  return (
    <div className="flex max-w-4xl flex-col gap-5">
      <AddHostForm />
      {hosts.isPending && (
        <Loading>
          <Skeleton className="h-72 w-full rounded-lg" />
        </Loading>
      )}
      {hosts.isError && !hosts.data && (
        <QueryFailure error={hosts.error} onRetry={() => void hosts.refetch()} />
      )}
      {hosts.data?.length === 0 && (
        <EmptyState icon={<Globe aria-hidden />} title={t("hosts.emptyTitle")}>
          {t("hosts.emptyText")}
        </EmptyState>
      )}
      {hosts.data?.map((host) => (
        <HostCard
          key={host.id}
          host={host}
          isLooking={isLooking(host)}
          onAsked={() => onAsked({ hostId: host.id, checkedAt: host.checkedAt })}
        />
      ))}
    </div>
  );
}
