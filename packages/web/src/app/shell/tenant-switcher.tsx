import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useSession } from "../../features/sessions/use-sessions.ts";
import { paths } from "../../lib/paths.ts";
import { useTenantSlug } from "../../lib/trpc/api-context.tsx";
import { Avatar } from "../../ui/avatar.tsx";
import { Menu, type MenuEntry } from "../../ui/menu.tsx";
import { SwitcherFace } from "./switcher-face.tsx";

export function TenantSwitcher({ isNarrow }: { isNarrow: boolean }) {
  const { t } = useTranslation("app");
  const { data: session } = useSession();
  const slug = useTenantSlug();
  const tenants = session?.tenants ?? [];
  const name = tenants.find((each) => each.slug === slug)?.name ?? slug;
  const entries: MenuEntry[] = [
    { kind: "heading", id: "heading", label: t("switcher.tenants") },
    ...tenants.map((tenant) => ({
      kind: "item" as const,
      id: tenant.slug,
      label: tenant.name,
      icon: <Avatar name={tenant.name} shape="square" size="sm" />,
      isCurrent: tenant.slug === slug,
      link: <Link to={paths.companies} params={{ tenant: tenant.slug }} />,
    })),
  ];
  return (
    <Menu
      trigger={<SwitcherFace name={name} isNarrow={isNarrow} label={t("switcher.tenant")} />}
      entries={entries}
      width={isNarrow ? "fit" : "trigger"}
    />
  );
}
