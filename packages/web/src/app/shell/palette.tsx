import { useNavigate } from "@tanstack/react-router";
import { Keyboard, LogOut, Monitor, Moon, Plus, Sun, UserRound } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useSession } from "../../features/sessions/use-sessions.ts";
import { paths } from "../../lib/paths.ts";
import { useMay, type Company } from "../../lib/tenant-facts.tsx";
import { themes as themeChoices, type Theme } from "@rookery/server/preferences/rules";
import { useUpdatePreferences } from "../../features/preferences/use-preferences.ts";
import { Avatar } from "../../ui/avatar.tsx";
import { CommandPalette, type Command } from "../../ui/command-palette.tsx";
import { companyPages, innerPages } from "./navigation.ts";
import { useLeave } from "./person-menu.tsx";
import type { ShortcutTarget } from "./use-shortcuts.ts";
import { usePlace } from "./use-place.ts";
import { useTenantPages } from "./use-tenant-pages.ts";

export interface PaletteProps {
  readonly companies: readonly Company[];
  readonly onClose: () => void;
  readonly onShow: (target: ShortcutTarget) => void;
}

/** Go to, do, find: everything that a page offers, by keyboard alone. */
export function Palette({ companies, onClose, onShow }: PaletteProps) {
  const { t } = useTranslation("app");
  const pages = usePageCommands();
  const places = useSwitchCommands(companies);
  const actions = useActionCommands(onShow);
  return (
    <CommandPalette
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      label={t("palette.open")}
      placeholder={t("palette.placeholder")}
      commands={[...pages, ...places, ...actions]}
    />
  );
}

function usePageCommands(): Command[] {
  const { t } = useTranslation("app");
  const navigate = useNavigate();
  const { tenant, workspace } = usePlace();
  const tenantPages = useTenantPages();
  const group = t("palette.goTo");
  const ofCompany =
    workspace === undefined
      ? []
      : companyPages.map((page): Command => ({
          id: page.to,
          group,
          label: t(`titles.${page.title}`),
          icon: <page.icon aria-hidden />,
          keys: `g ${page.key}`,
          run: () => void navigate({ to: page.to, params: { tenant, workspace } }),
        }));
  const inside =
    workspace === undefined
      ? []
      : innerPages.map((page): Command => ({
          id: page.to,
          group,
          label: t(`titles.${page.title}`),
          icon: <page.icon aria-hidden />,
          run: () => void navigate({ to: page.to, params: { tenant, workspace } }),
        }));
  const ofTenant = tenantPages.map((page): Command => ({
    id: page.to,
    group,
    label: t(`titles.${page.title}`),
    icon: <page.icon aria-hidden />,
    keys: `g ${page.key}`,
    run: () => void navigate({ to: page.to, params: { tenant } }),
  }));
  const account: Command = {
    id: paths.account,
    group,
    label: t("person.account"),
    icon: <UserRound aria-hidden />,
    run: () => void navigate({ to: paths.account }),
  };
  return [...ofCompany, ...inside, ...ofTenant, account];
}

function useSwitchCommands(companies: readonly Company[]): Command[] {
  const { t } = useTranslation("app");
  const navigate = useNavigate();
  const { tenant, companyPath } = usePlace();
  const { data: session } = useSession();
  const ofCompanies = companies
    .filter((company) => company.status !== "archived")
    .map((company): Command => ({
      id: company.id,
      group: t("palette.companies"),
      label: company.name,
      detail: company.workspaceName,
      icon: <Avatar name={company.name} imageUrl={company.logoUrl} shape="square" size="sm" />,
      run: () => void navigate({ to: companyPath, params: { tenant, workspace: company.workspaceName } }),
    }));
  const others = (session?.tenants ?? []).filter((each) => each.slug !== tenant);
  const ofTenants = others.map((each): Command => ({
    id: each.slug,
    group: t("palette.tenants"),
    label: each.name,
    icon: <Avatar name={each.name} shape="square" size="sm" />,
    run: () => void navigate({ to: paths.companies, params: { tenant: each.slug } }),
  }));
  return [...ofCompanies, ...ofTenants];
}

const themeIcons = { light: Sun, dark: Moon, system: Monitor } as const satisfies Record<Theme, unknown>;

function useActionCommands(onShow: (target: ShortcutTarget) => void): Command[] {
  const { t } = useTranslation("app");
  const navigate = useNavigate();
  const { tenant } = usePlace();
  const mayAdd = useMay("companies.manage");
  const leave = useLeave();
  const updatePreferences = useUpdatePreferences();
  const group = t("palette.actions");
  const add: Command = {
    id: "add-company",
    group,
    label: t("palette.addCompany"),
    icon: <Plus aria-hidden />,
    run: () => void navigate({ to: paths.companies, params: { tenant }, search: { add: true } }),
  };
  const themes = themeChoices.map((theme): Command => {
    const Icon = themeIcons[theme];
    return {
      id: `theme-${theme}`,
      group,
      label: t("palette.useTheme", { theme: t(`theme.${theme}`) }),
      icon: <Icon aria-hidden />,
      run: () => updatePreferences({ theme }),
    };
  });
  return [
    ...(mayAdd ? [add] : []),
    ...themes,
    {
      id: "keys",
      group,
      label: t("person.keys"),
      icon: <Keyboard aria-hidden />,
      keys: "?",
      // The palette closes after this runs, and would take the keys with it.
      run: () => setTimeout(() => onShow("keys")),
    },
    { id: "sign-out", group, label: t("person.signOut"), icon: <LogOut aria-hidden />, run: leave },
  ];
}
