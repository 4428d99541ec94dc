import { useTranslation } from "react-i18next";
import { QueryFailure } from "../../lib/query-failure.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { NoticeList } from "./notice-list.tsx";
import { useNotices } from "./use-notices.ts";

/** @param fresh ids of those that were unseen when it was opened; reading them has marked them since. */
export function NoticeSheet({ fresh, onClose }: { fresh: ReadonlySet<string>; onClose: () => void }) {
  const { t } = useTranslation("notices");
  const found = useNotices();
  return (
    <Dialog isOpen onOpenChange={(isOpen) => !isOpen && onClose()} title={t("open")} shape="sheet">
      {found.isPending && <Skeleton className="h-24 w-full" />}
      {found.isError && <QueryFailure error={found.error} onRetry={() => void found.refetch()} />}
      {found.data?.length === 0 && <p className="text-13 text-ink-soft">{t("empty")}</p>}
      {found.data && <NoticeList notices={found.data} isNew={(id) => fresh.has(id)} onFollow={onClose} />}
    </Dialog>
  );
}
