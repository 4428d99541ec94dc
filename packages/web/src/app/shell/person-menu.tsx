import { Link, useRouter } from "@tanstack/react-router";
import { Keyboard, LogOut, Monitor, Moon, SlidersHorizontal, Sun, UserRound } from "lucide-react";
import { useTranslation } from "react-i18next";
import {
  forgetSession,
  markSignedOut,
  useSession,
  useSignOut,
} from "../../features/sessions/use-sessions.ts";
import { useErrorText } from "../../lib/error-text.ts";
import { paths } from "../../lib/paths.ts";
import { themes, type Theme } from "@rookery/server/preferences/rules";
import { useUpdatePreferences } from "../../features/preferences/use-preferences.ts";
import { useAppearance } from "../../lib/appearance.ts";
import { useApi } from "../../lib/trpc/api-context.tsx";
import { Menu, type MenuEntry } from "../../ui/menu.tsx";
import { toastFailed } from "../../ui/toasts.ts";
import { SwitcherFace } from "./switcher-face.tsx";

export interface PersonMenuProps {
  readonly isNarrow: boolean;
  readonly onShowKeys: () => void;
}

export function PersonMenu({ isNarrow, onShowKeys }: PersonMenuProps) {
  const { t } = useTranslation("app");
  const { data: session } = useSession();
  const signOut = useLeave();
  const theme = useThemeMenu();
  const { name = "", email } = session?.user ?? {};
  const entries: MenuEntry[] = [
    {
      kind: "item",
      id: "account",
      label: t("person.account"),
      icon: <UserRound aria-hidden />,
      link: <Link to={paths.account} />,
    },
    {
      kind: "item",
      id: "preferences",
      label: t("person.preferences"),
      icon: <SlidersHorizontal aria-hidden />,
      link: <Link to={paths.accountPreferences} />,
    },
    {
      kind: "item",
      id: "keys",
      label: t("person.keys"),
      icon: <Keyboard aria-hidden />,
      onSelect: onShowKeys,
    },
    { kind: "separator", id: "before-theme" },
    theme,
    { kind: "separator", id: "after-theme" },
    {
      kind: "item",
      id: "sign-out",
      label: t("person.signOut"),
      icon: <LogOut aria-hidden />,
      onSelect: signOut,
    },
  ];
  return (
    <Menu
      side="top"
      trigger={
        <SwitcherFace
          name={name}
          detail={email}
          shape="round"
          isNarrow={isNarrow}
          label={t("person.menu")}
          className={isNarrow ? "" : "h-10"}
        />
      }
      entries={entries}
    />
  );
}

const themeIcons = { light: Sun, dark: Moon, system: Monitor } as const;

function useThemeMenu(): MenuEntry {
  const { t } = useTranslation("app");
  const { theme: value } = useAppearance();
  const update = useUpdatePreferences();
  const option = (choice: Theme) => {
    const Icon = themeIcons[choice];
    return {
      value: choice,
      label: t(`theme.${choice}`),
      icon: <Icon aria-hidden />,
      onChoose: () => update({ theme: choice }),
    };
  };
  return {
    kind: "choice",
    id: "theme",
    label: t("theme.label"),
    value,
    options: themes.map(option),
  };
}

/** Ends the session and everything that this tab knows of it. */
export function useLeave(): () => void {
  const api = useApi();
  const router = useRouter();
  const text = useErrorText();
  const { mutate } = useSignOut();
  return () =>
    mutate(undefined, {
      onSuccess: () => {
        markSignedOut(api);
        void router.navigate({ to: paths.signIn }).then(() => forgetSession(api));
      },
      onError: (error) => toastFailed(text.sentence(error)),
    });
}
