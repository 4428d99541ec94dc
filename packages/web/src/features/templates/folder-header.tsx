import { useNavigate, useSearch } from "@tanstack/react-router";
import { Ellipsis } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { TextLink } from "../../lib/link-button.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Menu } from "../../ui/menu.tsx";
import type { FolderForest } from "./folder-forest.ts";
import { FolderNameDialog } from "./folder-name-dialog.tsx";
import { MoveFolderDialog } from "./move-folder-dialog.tsx";
import { RemoveFolderDialog } from "./remove-folder-dialog.tsx";
import { TEMPLATES } from "./templates-view.ts";

/** The way down to the open folder, and what can be done to it. */
export function FolderHeader({ forest, mayWrite }: { forest: FolderForest; mayWrite: boolean }) {
  const { t } = useTranslation("templates");
  const { folder: id, q } = useSearch({ from: TEMPLATES });
  const navigate = useNavigate({ from: TEMPLATES });
  const [open, setOpen] = useState<"rename" | "add" | "move" | "remove">();
  const path = id === undefined ? [] : forest.pathOf(id);
  const folder = path.at(-1);
  if (q !== undefined && id !== "archived")
    return <h2 className="text-16 font-semibold text-ink">{t("searching")}</h2>;
  if (!folder)
    return (
      <h2 className="text-16 font-semibold text-ink max-lg:sr-only">
        {t(id === "unfiled" ? "unfiled" : id === "archived" ? "archive" : "all")}
      </h2>
    );
  const close = () => setOpen(undefined);
  const entry = (name: "rename" | "add" | "move" | "remove") => ({
    kind: "item" as const,
    id: name,
    label: t(`folder.${name === "add" ? "addInside" : name}`),
    onSelect: () => setOpen(name),
    ...(name === "remove" && { tone: "danger" as const }),
  });
  return (
    <div className="flex min-w-0 items-center gap-2">
      <h2 className="flex min-w-0 items-baseline gap-1.5 text-16 font-semibold text-ink">
        {path.slice(0, -1).map((above) => (
          <span key={above.id} className="flex min-w-0 shrink items-baseline gap-1.5 text-13 font-normal">
            <TextLink from={TEMPLATES} to="." search={{ folder: above.id }} className="truncate">
              {above.name}
            </TextLink>
            <span aria-hidden className="text-ink-faint">
              /
            </span>
          </span>
        ))}
        <span className="truncate">{folder.name}</span>
      </h2>
      {mayWrite && (
        <Menu
          trigger={<IconButton label={t("folder.actions")} icon={<Ellipsis aria-hidden />} size="sm" />}
          entries={[entry("rename"), entry("add"), entry("move"), entry("remove")]}
        />
      )}
      {open === "rename" && <FolderNameDialog folder={folder} onClose={close} />}
      {open === "add" && <FolderNameDialog parent={folder} onClose={close} />}
      {open === "move" && <MoveFolderDialog folder={folder} forest={forest} onClose={close} />}
      {open === "remove" && (
        <RemoveFolderDialog
          folder={folder}
          onClose={close}
          onRemoved={() =>
            void navigate({ search: folder.parentId === null ? {} : { folder: folder.parentId } })
          }
        />
      )}
    </div>
  );
}
