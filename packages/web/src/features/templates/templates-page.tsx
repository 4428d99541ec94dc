import { useNavigate, useSearch } from "@tanstack/react-router";
import { FolderPlus, FolderTree as FolderTreeIcon, Plus } from "lucide-react";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { QueryFailure } from "../../lib/query-failure.tsx";
import { useCompany } from "../../lib/tenant-facts.tsx";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { NARROW, PHONE, useMedia } from "../../ui/use-media.ts";
import { forestOf, type FolderForest } from "./folder-forest.ts";
import { FolderNameDialog } from "./folder-name-dialog.tsx";
import { NewTemplateDialog } from "./new-template-dialog.tsx";
import { Places } from "./places.tsx";
import { TemplatesList } from "./templates-list.tsx";
import { TEMPLATES } from "./templates-view.ts";
import { useFolders } from "./use-folders.ts";

export function TemplatesPage() {
  const { t } = useTranslation("templates");
  const company = useCompany();
  const { folder, add } = useSearch({ from: TEMPLATES });
  const navigate = useNavigate({ from: TEMPLATES });
  const folders = useFolders(company.id);
  const forest = useMemo(() => folders.data && forestOf(folders.data), [folders.data]);
  const mayWrite = company.access === "work" && company.status !== "archived";
  const [isNamingFolder, setNamingFolder] = useState(false);
  const setAdding = (isAdding: boolean) =>
    void navigate({ search: ({ add: _open, ...rest }) => ({ ...rest, ...(isAdding && { add: true }) }) });
  const parent = folder === undefined ? undefined : forest?.byId.get(folder);
  return (
    <>
      <PageHeader
        title={t("title")}
        description={t("description", { name: company.name })}
        actions={
          mayWrite && (
            <>
              <Button onClick={() => setNamingFolder(true)}>
                <FolderPlus aria-hidden />
                {t("newFolder")}
              </Button>
              <Button variant="primary" onClick={() => setAdding(true)}>
                <Plus aria-hidden />
                {t("newTemplate")}
              </Button>
            </>
          )
        }
      />
      {folders.isPending && <Skeleton className="h-96 w-full" />}
      {folders.isError && <QueryFailure error={folders.error} onRetry={() => void folders.refetch()} />}
      {forest && (
        <div className="flex flex-col gap-6 lg:flex-row">
          <PlacesBeside forest={forest} mayWrite={mayWrite} />
          <TemplatesList forest={forest} mayWrite={mayWrite} onAdd={() => setAdding(true)} />
        </div>
      )}
      {isNamingFolder && <FolderNameDialog parent={parent} onClose={() => setNamingFolder(false)} />}
      {add && mayWrite && <NewTemplateDialog folder={parent} onClose={() => setAdding(false)} />}
    </>
  );
}

/** Beside the list; on phones behind one button that says where one is. */
function PlacesBeside({ forest, mayWrite }: { forest: FolderForest; mayWrite: boolean }) {
  const { t } = useTranslation("templates");
  const isNarrow = useMedia(NARROW);
  const isPhone = useMedia(PHONE);
  const { folder } = useSearch({ from: TEMPLATES });
  const [openAt, setOpenAt] = useState<string>();
  if (!isNarrow)
    return (
      <aside className="w-60 shrink-0">
        <Places forest={forest} mayWrite={mayWrite} />
      </aside>
    );
  const here = folder ?? "all";
  const name =
    forest.byId.get(here)?.name ??
    t(here === "unfiled" ? "unfiled" : here === "archived" ? "archive" : "all");
  // Choosing a place changes the address, and with it closes what was opened at another one.
  const isOpen = openAt === here;
  return (
    <>
      <Button onClick={() => setOpenAt(here)} className={isPhone ? "w-full" : "self-start"}>
        <FolderTreeIcon aria-hidden />
        {t("placeIs", { name })}
      </Button>
      <Dialog isOpen={isOpen} onOpenChange={(open) => !open && setOpenAt(undefined)} title={t("places")}>
        <Places forest={forest} mayWrite={mayWrite} />
      </Dialog>
    </>
  );
}
