import {
  AssistiveDndState,
  dragAndDropFeature,
  hotkeysCoreFeature,
  isOrderedDragTarget,
  keyboardDragAndDropFeature,
  renamingFeature,
  syncDataLoaderFeature,
  type ItemInstance,
} from "@headless-tree/core";
import { AssistiveTreeDescription, useTree } from "@headless-tree/react";
import { ChevronRight, Folder as FolderIcon, FolderOpen } from "lucide-react";
import { useEffect, useEffectEvent, type ComponentProps } from "react";
import { useTranslation } from "react-i18next";
import { classNames } from "../../ui/class-names.ts";
import type { FolderForest } from "./folder-forest.ts";
import { draggedTemplates, isDraggingTemplates } from "./dragged-templates.ts";
import type { Folder } from "./use-folders.ts";

const ROOT = "top";

type Announce = NonNullable<ComponentProps<typeof AssistiveTreeDescription<Folder>>["getLabel"]>;

export interface FolderTreeProps {
  readonly label: string;
  readonly forest: FolderForest;
  /** The folder that is open beside the tree. */
  readonly current: string | undefined;
  readonly mayWrite: boolean;
  readonly onOpen: (folderId: string) => void;
  readonly onRename: (folderId: string, name: string) => void;
  readonly onMove: (move: { folderId: string; parentId: string | null; beforeId: string | null }) => void;
  /** Templates were dropped on a folder. */
  readonly onTake: (templateIds: readonly string[], folderId: string) => void;
}

/** Folders as a tree: arrow keys, F2 to rename, dragging by pointer or by keyboard (Ctrl/Cmd Shift D, then arrows and Enter). */
export function FolderTree(props: FolderTreeProps) {
  const { label, forest, current, mayWrite, onOpen, onRename, onMove, onTake } = props;
  const { t } = useTranslation("templates");
  const tree = useTree<Folder>({
    rootItemId: ROOT,
    getItemName: (item) => item.getItemData().name,
    isItemFolder: () => true,
    dataLoader: {
      // The tree still asks for one that has just gone.
      getItem: (id) => forest.byId.get(id) ?? { id, parentId: null, name: t("tree.top"), templates: 0 },
      getChildren: (id) => forest.childrenOf(id === ROOT ? null : id).map((child) => child.id),
    },
    indent: 16,
    canReorder: true,
    canDrag: () => mayWrite,
    canDrop: () => mayWrite,
    canRename: () => mayWrite,
    onPrimaryAction: (item) => onOpen(item.getId()),
    onRename: (item, name) => onRename(item.getId(), name),
    onDrop: ([moved], target) => {
      if (!moved) return;
      const parent = target.item.getId();
      const siblings = target.item.getChildren().filter((child) => child.getId() !== moved.getId());
      const before = isOrderedDragTarget(target) ? siblings[target.insertionIndex]?.getId() : undefined;
      onMove({
        folderId: moved.getId(),
        parentId: parent === ROOT ? null : parent,
        beforeId: before ?? null,
      });
    },
    canDragForeignDragObjectOver: (data, target) =>
      mayWrite && isDraggingTemplates(data) && !isOrderedDragTarget(target) && target.item.getId() !== ROOT,
    canDropForeignDragObject: (data) => mayWrite && isDraggingTemplates(data),
    onDropForeignDragObject: (data, target) => onTake(draggedTemplates(data), target.item.getId()),
    features: [
      syncDataLoaderFeature,
      hotkeysCoreFeature,
      dragAndDropFeature,
      keyboardDragAndDropFeature,
      renamingFeature,
    ],
  });

  const show = useEffectEvent((folders: FolderForest["byId"]) => {
    tree.applySubStateUpdate("expandedItems", (ids) => ids.filter((id) => folders.has(id)));
    tree.rebuildTree();
  });
  useEffect(() => show(forest.byId), [forest]);
  // Opens the way down to the open folder, also after it has been moved.
  const way =
    current === undefined
      ? ""
      : forest
          .pathOf(current)
          .map(({ id }) => id)
          .join(" ");
  const reveal = useEffectEvent((ids: readonly string[]) => {
    const closed = ids.map((id) => tree.getItemInstance(id)).filter((item) => !item.isExpanded());
    for (const item of closed) item.expand();
  });
  useEffect(() => reveal(way.split(" ").slice(0, -1)), [way]);

  const announce: Announce = (dnd, step) => {
    const name = dnd?.draggedItems?.[0]?.getItemName() ?? "";
    const target = dnd?.dragTarget;
    const place = target?.item.getItemName() ?? "";
    if (step === AssistiveDndState.Completed) return t("tree.dropped");
    if (step === AssistiveDndState.Aborted) return t("tree.kept");
    if (step === undefined || step === AssistiveDndState.None) return t("tree.keys");
    return target && isOrderedDragTarget(target)
      ? t("tree.between", { name, place, position: target.insertionIndex + 1 })
      : t("tree.into", { name, place });
  };

  if (forest.all.length === 0) return null;
  return (
    <div className="relative">
      {mayWrite && <AssistiveTreeDescription tree={tree} getLabel={announce} />}
      <div {...tree.getContainerProps(label)} className="flex flex-col">
        {tree.getItems().map((item) => (
          <Row key={item.getId()} item={item} isCurrent={item.getId() === current} />
        ))}
      </div>
      <div
        style={tree.getDragLineStyle()}
        className="pointer-events-none -mt-px h-0.5 rounded-full bg-mark"
        role="none"
      />
    </div>
  );
}

function Row({ item, isCurrent }: { item: ItemInstance<Folder>; isCurrent: boolean }) {
  const { t } = useTranslation("templates");
  const folder = item.getItemData();
  const hasChildren = item.getChildren().length > 0;
  const indent = { paddingInlineStart: `${item.getItemMeta().level * 16}px` };
  if (item.isRenaming())
    return (
      <div style={indent} role="none">
        <input
          {...item.getRenameInputProps()}
          aria-label={t("tree.rename", { name: folder.name })}
          maxLength={100}
          className="h-8 w-full rounded-md border border-focus bg-panel px-2 text-13 text-ink"
        />
      </div>
    );
  const Icon = hasChildren && item.isExpanded() ? FolderOpen : FolderIcon;
  const toggle = () => (item.isExpanded() ? item.collapse() : item.expand());
  return (
    <button
      {...item.getProps()}
      type="button"
      role="treeitem"
      // Named by what it shows, the number of its templates included.
      aria-label={undefined}
      // The keys act on what has the focus, however it came there.
      onFocus={() => item.setFocused()}
      onClick={() => {
        item.setFocused();
        if (isCurrent) toggle();
        else {
          item.primaryAction();
          if (!item.isExpanded()) item.expand();
        }
      }}
      aria-expanded={hasChildren ? item.isExpanded() : undefined}
      aria-selected={isCurrent}
      style={indent}
      className={classNames(
        "flex h-8 w-full min-w-0 items-center gap-1.5 rounded-md pe-2 text-start text-13 touch:h-10",
        isCurrent
          ? "bg-accent-soft font-medium text-accent-ink"
          : "text-ink-soft hover:bg-hover hover:text-ink",
        item.isUnorderedDragTarget() && "ring-2 ring-focus ring-inset",
      )}
    >
      <span
        aria-hidden
        onClick={(event) => {
          // Looking into a folder without opening it; the arrow keys do the same.
          event.stopPropagation();
          toggle();
        }}
        className={classNames("ms-1 flex h-full items-center", !hasChildren && "invisible")}
      >
        <ChevronRight
          className={classNames(
            "size-3.5 shrink-0 transition-transform rtl:-scale-x-100",
            item.isExpanded() && "rotate-90",
          )}
        />
      </span>
      <Icon aria-hidden className="size-4 shrink-0" />
      <span className="min-w-0 flex-1 truncate">{folder.name}</span>
      {folder.templates > 0 && (
        <>
          {" "}
          <span aria-hidden className="text-12 text-ink-faint tabular-nums">
            {folder.templates}
          </span>
          <span className="sr-only">{t("tree.holds", { count: folder.templates })}</span>
        </>
      )}
    </button>
  );
}
