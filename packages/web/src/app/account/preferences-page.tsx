import { useTranslation } from "react-i18next";
import { AppearanceSection } from "../../features/preferences/appearance-section.tsx";
import { NotificationsSection } from "../../features/preferences/notifications-section.tsx";
import { useSession } from "../../features/sessions/use-sessions.ts";
import { useTitle } from "../../lib/use-title.ts";

/** How one has the portal, and how one is told of things. */
export function PreferencesPage() {
  const { t } = useTranslation("account");
  const { data: session } = useSession();
  useTitle(t("pages.preferences"), t("title"));
  return (
    <>
      {session && <AppearanceSection choices={session.choices} tenants={session.tenants} />}
      <NotificationsSection />
    </>
  );
}
