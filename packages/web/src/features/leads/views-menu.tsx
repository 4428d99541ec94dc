import { Bookmark, ChevronDown, Copy, Pencil, Save, Trash2, Users } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useRouter } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useErrorText } from "../../lib/error-text.ts";
import { searchOf } from "../../lib/leads-search.ts";
import { useCompany, useTenantFacts } from "../../lib/tenant-facts.tsx";
import { Button } from "../../ui/button.tsx";
import { Menu, type MenuEntry } from "../../ui/menu.tsx";
import { toastDone, toastFailed } from "../../ui/toasts.ts";
import { LEADS, searchOfView, type LeadsAddress } from "./leads-address.ts";
import {
  useAddView,
  useRemoveView,
  useUpdateView,
  type LeadView,
  type ViewSettings,
} from "./use-lead-views.ts";

const ViewDialog = lazy(() => import("./view-dialog.tsx").then((file) => ({ default: file.ViewDialog })));

export interface ViewsMenuProps {
  readonly address: LeadsAddress;
  /** What a view of the list as it is now would keep. */
  readonly settings: ViewSettings;
  /** Columns and density are the open view's. */
  readonly isSameLook: boolean;
}

/** Lists that were saved by a name: to open, to save, to share, to change. */
export function ViewsMenu({ address, settings, isSameLook }: ViewsMenuProps) {
  const { t } = useTranslation("leads");
  const { view, views, open } = address;
  const [asking, setAsking] = useState<"new" | "rename">();
  const actions = useViewActions(address, settings);
  const now = JSON.stringify(searchOf(address.filter, address.order));
  const isChanged =
    view !== undefined &&
    !address.isWaiting &&
    (!isSameLook || JSON.stringify({ ...searchOfView(view), view: undefined }) !== now);
  const mayChange = useMayChange(view);
  const entry = (each: LeadView): MenuEntry => ({
    kind: "item",
    id: each.id,
    label: <bdi>{each.name}</bdi>,
    icon: each.isShared ? <Users aria-hidden /> : <Bookmark aria-hidden />,
    isCurrent: each.id === view?.id,
    onSelect: () => open(each),
  });
  const own = views.filter(({ isMine }) => isMine);
  const others = views.filter(({ isMine }) => !isMine);
  const entries: MenuEntry[] = [
    { kind: "item", id: "all", label: t("views.all"), isCurrent: !view, onSelect: () => open(undefined) },
    ...(own.length > 0 ? [{ kind: "heading", id: "own", label: t("views.own") } as const] : []),
    ...own.map(entry),
    ...(others.length > 0 ? [{ kind: "heading", id: "others", label: t("views.shared") } as const] : []),
    ...others.map(entry),
    { kind: "separator", id: "line" },
    ...(isChanged && mayChange
      ? [
          {
            kind: "item",
            id: "update",
            label: t("views.update"),
            icon: <Save aria-hidden />,
            onSelect: actions.update,
          } as const,
        ]
      : []),
    {
      kind: "item",
      id: "new",
      label: t("views.save"),
      icon: <Bookmark aria-hidden />,
      onSelect: () => setAsking("new"),
    },
    ...(view
      ? [
          {
            kind: "item",
            id: "copy",
            label: t("views.copy"),
            icon: <Copy aria-hidden />,
            onSelect: actions.copy,
          } as const,
        ]
      : []),
    ...(view && mayChange
      ? ([
          {
            kind: "item",
            id: "rename",
            label: t("views.change"),
            icon: <Pencil aria-hidden />,
            onSelect: () => setAsking("rename"),
          },
          {
            kind: "item",
            id: "remove",
            label: t("views.remove"),
            icon: <Trash2 aria-hidden />,
            tone: "danger",
            onSelect: actions.remove,
          },
        ] as const)
      : []),
  ];
  return (
    <>
      <Menu
        entries={entries}
        trigger={
          <Button className="min-w-0 max-sm:flex-1 max-sm:justify-between sm:max-w-56">
            <Bookmark aria-hidden />
            <span className="min-w-0 truncate">
              <bdi>{view?.name ?? t("views.all")}</bdi>
            </span>
            {isChanged && <span className="font-normal text-ink-faint">{t("views.changed")}</span>}
            <ChevronDown aria-hidden className="text-ink-faint" />
          </Button>
        }
      />
      <Suspense>
        {asking !== undefined && (
          <ViewDialog
            view={asking === "rename" ? view : undefined}
            settings={settings}
            onSaved={(viewId) => actions.show(viewId)}
            onClose={() => setAsking(undefined)}
          />
        )}
      </Suspense>
    </>
  );
}

/** One's own; and what is shared, for those who manage the tenant. */
function useMayChange(view: LeadView | undefined): boolean {
  const role = useTenantFacts()?.role;
  return view !== undefined && (view.isMine || role === "owner" || role === "admin");
}

function useViewActions({ view, filter, order, open }: LeadsAddress, settings: ViewSettings) {
  const { t } = useTranslation("leads");
  const text = useErrorText();
  const router = useRouter();
  const { id: companyId } = useCompany();
  const add = useAddView();
  const update = useUpdateView();
  const remove = useRemoveView();
  const failed = (error: unknown) => toastFailed(text.sentence(error));
  const show = (viewId: string) =>
    void router.navigate({
      from: LEADS,
      to: ".",
      search: { ...searchOf(filter, order), view: viewId },
      replace: true,
    });
  return {
    show,
    update: () => {
      if (!view) return;
      update.mutate(
        { viewId: view.id, settings },
        { onSuccess: () => toastDone({ text: t("views.updated", { name: view.name }) }), onError: failed },
      );
    },
    copy: () => {
      if (!view) return;
      const { href } = router.buildLocation({ from: LEADS, to: ".", search: { view: view.id } });
      void navigator.clipboard
        .writeText(new URL(href, location.href).href)
        .then(() => toastDone({ text: t("views.copied", { name: view.name }) }), failed);
    },
    remove: () => {
      if (!view) return;
      const { name, isShared, settings: kept } = view;
      const restore = () => add.mutateAsync({ companyId, name, isShared, settings: kept }).catch(failed);
      remove.mutate(
        { viewId: view.id },
        {
          onSuccess: () => {
            open(undefined);
            toastDone({
              text: t("views.removed", { name }),
              undo: { label: t("undo"), run: () => void restore() },
            });
          },
          onError: failed,
        },
      );
    },
  };
}
