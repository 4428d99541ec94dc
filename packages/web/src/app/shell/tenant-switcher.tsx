import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useSession } from "../../features/sessions/use-sessions.ts";
import { ownTenant, useBrandFace } from "../../lib/brand.ts";
import { BrandLogo } from "../../lib/brand-logo.tsx";
import { paths } from "../../lib/paths.ts";
import { useTenantSlug } from "../../lib/trpc/api-context.tsx";
import { Avatar } from "../../ui/avatar.tsx";
import { classNames } from "../../ui/class-names.ts";
import { Menu, type MenuEntry } from "../../ui/menu.tsx";
import { SwitcherFace } from "./switcher-face.tsx";

/** At its own address a tenant is the only one there is. */
export function TenantSwitcher({ isNarrow }: { isNarrow: boolean }) {
  return ownTenant === null ? <Switcher isNarrow={isNarrow} /> : <HomeLink isNarrow={isNarrow} />;
}

function HomeLink({ isNarrow }: { isNarrow: boolean }) {
  const slug = useTenantSlug();
  const brand = useBrandFace();
  return (
    <Link
      to={paths.companies}
      params={{ tenant: slug }}
      className={classNames(
        "flex h-9 min-w-0 items-center gap-2.5 rounded-md px-2 text-13 font-medium touch:h-10",
        isNarrow ? "justify-center" : "flex-1",
      )}
    >
      {!isNarrow && brand.logoUrl !== null ? (
        <BrandLogo brand={brand} className="h-7" />
      ) : (
        <>
          <Avatar name={brand.name} imageUrl={brand.iconUrl} shape="square" />
          <span className={isNarrow ? "sr-only" : "truncate"}>{brand.name}</span>
        </>
      )}
    </Link>
  );
}

function Switcher({ isNarrow }: { isNarrow: boolean }) {
  const { t } = useTranslation("app");
  const { data: session } = useSession();
  const slug = useTenantSlug();
  const brand = useBrandFace();
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
      trigger={
        <SwitcherFace
          name={name}
          imageUrl={brand.isPlatform ? null : brand.iconUrl}
          isNarrow={isNarrow}
          label={t("switcher.tenant")}
        />
      }
      entries={entries}
      width={isNarrow ? "fit" : "trigger"}
    />
  );
}
