import { Bell } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { IconButton } from "../../ui/icon-button.tsx";
import { useMarkSeen, useNotices } from "./use-notices.ts";

// Apart: every page has the bell, and few readers open it.
const NoticeSheet = lazy(() => import("./notice-sheet.tsx").then((file) => ({ default: file.NoticeSheet })));

/** News of the tenant's companies, with what is new marked; opening it marks all of it as seen. */
export function NoticeBell() {
  const { t } = useTranslation("notices");
  const found = useNotices();
  const markSeen = useMarkSeen();
  const [fresh, setFresh] = useState<ReadonlySet<string>>();
  const unseen = found.data?.filter(({ isUnseen }) => isUnseen) ?? [];
  const open = () => {
    setFresh(new Set(unseen.map(({ id }) => id)));
    const [newest] = unseen;
    if (newest) markSeen.mutate({ noticeId: newest.id });
    // Whoever opens it wants what there is now, and not what there was at the last look.
    else void found.refetch();
  };
  const label = unseen.length === 0 ? t("open") : t("unseen", { count: unseen.length });
  return (
    <>
      <span className="relative">
        <IconButton label={label} icon={<Bell aria-hidden />} onClick={open} />
        {unseen.length > 0 && (
          <span
            aria-hidden
            className="pointer-events-none absolute top-1.5 end-1.5 size-2 rounded-full bg-mark ring-2 ring-page"
          />
        )}
      </span>
      {fresh && (
        <Suspense>
          <NoticeSheet fresh={fresh} onClose={() => setFresh(undefined)} />
        </Suspense>
      )}
    </>
  );
}
