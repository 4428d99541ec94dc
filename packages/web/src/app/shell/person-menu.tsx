import { Link, useRouter } from "@tanstack/react-router";
import { Keyboard, LogOut, Monitor, Moon, Sun, UserRound } from "lucide-react";
import { useTranslation } from "react-i18next";
import { forgetSession, useSession, useSignOut } from "../../features/sessions/use-sessions.ts";
import { useErrorText } from "../../lib/error-text.ts";
import { paths } from "../../lib/paths.ts";
import { chooseTheme, useThemeChoice } from "../../lib/theme.ts";
import { useApi } from "../../lib/trpc/api-context.tsx";
import { Menu, MenuChoice, MenuItem, MenuSeparator } from "../../ui/menu.tsx";
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
  const theme = useThemeChoice();
  const { name = "", email } = session?.user ?? {};
  return (
    <Menu
      side="top"
      trigger={
        <SwitcherFace
          name={name}
          detail={email}
          shape="round"
          isNarrow={isNarrow}
          aria-label={`${t("person.menu")}: ${name}`}
          className={isNarrow ? "" : "h-10"}
        />
      }
    >
      <MenuItem icon={<UserRound aria-hidden />} link={<Link to={paths.account} />}>
        {t("person.account")}
      </MenuItem>
      <MenuItem icon={<Keyboard aria-hidden />} onSelect={onShowKeys}>
        {t("person.keys")}
      </MenuItem>
      <MenuSeparator />
      <MenuChoice
        label={t("theme.label")}
        value={theme}
        onChange={chooseTheme}
        options={[
          { value: "light", label: t("theme.light"), icon: <Sun aria-hidden /> },
          { value: "dark", label: t("theme.dark"), icon: <Moon aria-hidden /> },
          { value: "system", label: t("theme.system"), icon: <Monitor aria-hidden /> },
        ]}
      />
      <MenuSeparator />
      <MenuItem icon={<LogOut aria-hidden />} onSelect={signOut}>
        {t("person.signOut")}
      </MenuItem>
    </Menu>
  );
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
        void router.navigate({ to: paths.signIn }).then(() => forgetSession(api));
      },
      onError: (error) => toastFailed(text.sentence(error)),
    });
}
