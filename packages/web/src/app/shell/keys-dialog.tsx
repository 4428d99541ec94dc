import { useParams } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { loadCatalogues } from "../../lib/i18n/i18n.ts";
import { areSingleKeysOn, setSingleKeys } from "../../lib/single-keys.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { Kbd } from "../../ui/kbd.tsx";
import { SettingRow } from "../../ui/setting-row.tsx";
import { Switch } from "../../ui/switch.tsx";
import { companyPages } from "./navigation.ts";
import { usePlace } from "./use-place.ts";
import { useTenantPages } from "./use-tenant-pages.ts";

const EditorKeys = lazy(async () => {
  const load = import("../../features/templates/editor/shortcut-list.tsx");
  const [{ ShortcutList }] = await Promise.all([load, loadCatalogues(["templateEditor"])]);
  return { default: ShortcutList };
});

const ListKeys = lazy(async () => {
  const load = import("../../features/leads/list-keys.tsx");
  const [{ ListKeys: List }] = await Promise.all([load, loadCatalogues(["leads"])]);
  return { default: List };
});

const isApple = /Mac|iPhone|iPad/.test(navigator.userAgent);

function SingleKeys() {
  const { t } = useTranslation("app");
  const [isOn, setOn] = useState(areSingleKeysOn);
  return (
    <SettingRow
      label={t("keys.single")}
      help={t("keys.singleHelp")}
      control={(wiring) => (
        <Switch
          {...wiring}
          label={t("keys.single")}
          isOn={isOn}
          onChange={(next) => {
            setSingleKeys(next);
            setOn(next);
          }}
        />
      )}
    />
  );
}

export function KeysDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("app");
  const { workspace, title } = usePlace();
  const { templateId } = useParams({ strict: false });
  const pages = [...(workspace === undefined ? [] : companyPages), ...useTenantPages()];
  const keys = [
    { keys: isApple ? "⌘ K" : "Ctrl K", what: t("keys.palette") },
    { keys: "/", what: t("keys.search") },
    { keys: "?", what: t("keys.show") },
    { keys: "[", what: t("keys.sidebar") },
    { keys: "Esc", what: t("keys.close") },
    ...pages.map((page) => ({
      keys: `g ${page.key}`,
      what: t("keys.goTo", { page: t(`titles.${page.title}`) }),
    })),
  ];
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t("keys.title")}
      description={t("keys.description")}
    >
      <SingleKeys />
      <dl className="divide-y divide-line">
        {keys.map((each) => (
          <div key={each.keys} className="flex h-10 items-center justify-between text-14">
            <dt>{each.what}</dt>
            <dd>
              <Kbd keys={each.keys} />
            </dd>
          </div>
        ))}
      </dl>
      {title === "leads" && (
        <Suspense>
          <ListKeys />
        </Suspense>
      )}
      {templateId !== undefined && (
        <Suspense>
          <EditorKeys />
        </Suspense>
      )}
    </Dialog>
  );
}
