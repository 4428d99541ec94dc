import { Bell } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { QueryFailure } from "../../lib/query-failure.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { NoticeList } from "./notice-list.tsx";
import { useMarkSeen, useNotices } from "./use-notices.ts";

/** News of the tenant's companies, with what is new marked; opening it marks all of it as seen. */
export function NoticeBell() {
  const { t } = useTranslation("notices");
  const found = useNotices();
  const markSeen = useMarkSeen();
  const [opened, setOpened] = useState<ReadonlySet<string>>();
  const notices = found.data ?? [];
  const unseen = notices.filter(({ isUnseen }) => isUnseen);
  const open = () => {
    setOpened(new Set(unseen.map(({ id }) => id)));
    const [newest] = unseen;
    if (newest) markSeen.mutate({ noticeId: newest.id });
  };
  const label = unseen.length === 0 ? t("open") : t("unseen", { count: unseen.length });
  return (
    <>
      <span className="relative">
        <IconButton label={label} icon={<Bell aria-hidden />} onClick={open} />
        {unseen.length > 0 && (
          <span
            aria-hidden
            className="pointer-events-none absolute top-1.5 right-1.5 size-2 rounded-full bg-accent ring-2 ring-page"
          />
        )}
      </span>
      <Dialog
        isOpen={opened !== undefined}
        onOpenChange={(isOpen) => !isOpen && setOpened(undefined)}
        title={t("open")}
        shape="sheet"
      >
        {found.isPending && <Skeleton className="h-24 w-full" />}
        {found.isError && <QueryFailure error={found.error} onRetry={() => void found.refetch()} />}
        {found.isSuccess && notices.length === 0 && <p className="text-13 text-ink-soft">{t("empty")}</p>}
        <NoticeList
          notices={notices}
          isNew={(id) => opened?.has(id) ?? false}
          onFollow={() => setOpened(undefined)}
        />
      </Dialog>
    </>
  );
}
