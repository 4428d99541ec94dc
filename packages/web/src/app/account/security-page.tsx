import { useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { PasswordSection } from "../../features/account/password-section.tsx";
import { useAccountRules } from "../../features/account/use-account.ts";
import { FactorsSection } from "../../features/factors/factors-section.tsx";
import { SessionsSection } from "../../features/sessions/sessions-section.tsx";
import { useSession } from "../../features/sessions/use-sessions.ts";
import { LinkButton } from "../../lib/link-button.tsx";
import { paths } from "../../lib/paths.ts";
import { useTitle } from "../../lib/use-title.ts";
import { Callout } from "../../ui/callout.tsx";

/** How one shows that one is oneself, and where one is signed in. */
export function SecurityPage() {
  const { t } = useTranslation("account");
  const { closed } = useSearch({ from: "/account/security" });
  useTitle(t("pages.security"), t("title"));
  return (
    <>
      {closed !== undefined && <ClosedTenant slug={closed} />}
      <FactorsSection />
      <PasswordSection />
      <SessionsSection rule={<SessionRule />} />
    </>
  );
}

/** Why a tenant sent the person here, and the way back once it is done. */
function ClosedTenant({ slug }: { slug: string }) {
  const { t } = useTranslation("account");
  const { data: session } = useSession();
  const tenant = session?.tenants.find((each) => each.slug === slug);
  if (!tenant) return null;
  const { name, closedBy } = tenant;
  if (closedBy === null)
    return (
      <Callout
        tone="good"
        title={t("closed.doneTitle")}
        isAlert
        actions={
          <LinkButton to={paths.tenant} params={{ tenant: slug }} variant="primary">
            {t("closed.open", { name })}
          </LinkButton>
        }
      >
        {t("closed.done")}
      </Callout>
    );
  return (
    <Callout tone="warn" title={t(`closed.${closedBy}Title`, { name })} isAlert>
      {t(`closed.${closedBy}`, { name })}
    </Callout>
  );
}

/** How long a session lasts, and whose rule that is. */
function SessionRule() {
  const { t, i18n } = useTranslation("account");
  const { data: rules } = useAccountRules();
  if (!rules) return null;
  const names = (all: readonly string[]) =>
    new Intl.ListFormat(i18n.language, { type: "conjunction" }).format(all);
  const { hours, hoursFrom, idleMinutes, idleFrom } = rules.session;
  return (
    <>
      {hoursFrom.length > 0
        ? t("session.hours", { count: hours, names: names(hoursFrom) })
        : t("session.hoursAlone", { count: hours })}{" "}
      {idleMinutes !== null && t("session.idle", { count: idleMinutes, names: names(idleFrom) })}
    </>
  );
}
