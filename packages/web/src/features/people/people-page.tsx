import { useNavigate, useSearch } from "@tanstack/react-router";
import { UserPlus } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay, useTenantFacts } from "../../lib/tenant-facts.tsx";
import { useTenantSlug } from "../../lib/trpc/api-context.tsx";
import { paths } from "../../lib/paths.ts";
import { Button } from "../../ui/button.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { Tabs } from "../../ui/tabs.tsx";
import { InviteDialog } from "./invite-dialog.tsx";
import { InvitesPanel } from "./invites-panel.tsx";
import { LeaveDialog } from "./leave-dialog.tsx";
import { MembersPanel } from "./members-panel.tsx";
import { RolesPanel } from "./roles-panel.tsx";
import { useInvites, usePeople } from "./use-people.ts";

/** Who belongs to the tenant, who is asked to, and what each role may do. */
export function PeoplePage() {
  const { t } = useTranslation("people");
  const { tab = "members", invite } = useSearch({ from: "/t/$tenant/people" });
  const tenant = useTenantSlug();
  const navigate = useNavigate();
  const facts = useTenantFacts();
  const mayInvite = useMay("people.invite");
  const people = usePeople();
  const invites = useInvites(mayInvite === true);
  const [isLeaving, setLeaving] = useState(false);
  const go = (search: { tab?: "invites" | "roles"; invite?: true }) =>
    void navigate({ to: paths.people, params: { tenant }, search, replace: true });
  const openCount = invites.data?.filter(({ state }) => state === "open" || state === "waiting").length;
  const chosen = tab === "members" ? {} : { tab };
  return (
    <>
      <PageHeader
        title={t("title")}
        description={t("description", { name: facts?.name ?? "" })}
        actions={
          <>
            <Button onClick={() => setLeaving(true)}>{t("leave.button")}</Button>
            {mayInvite === true && (
              <Button variant="primary" onClick={() => go({ ...chosen, invite: true })}>
                <UserPlus aria-hidden className="size-4" />
                {t("invite.button")}
              </Button>
            )}
          </>
        }
      />
      <Tabs
        label={t("title")}
        value={tab}
        onChange={(next) => go(next === "members" ? {} : { tab: next })}
        tabs={[
          {
            value: "members",
            label: t("tabs.members"),
            count: people.data?.length,
            panel: <MembersPanel />,
          },
          {
            value: "invites",
            label: t("tabs.invites"),
            count: openCount === 0 ? undefined : openCount,
            panel: <InvitesPanel onInvite={() => go({ ...chosen, invite: true })} />,
          },
          { value: "roles", label: t("tabs.roles"), panel: <RolesPanel /> },
        ]}
      />
      {invite && <InviteDialog onDone={() => go({ tab: "invites" })} onClose={() => go(chosen)} />}
      {isLeaving && <LeaveDialog onClose={() => setLeaving(false)} />}
    </>
  );
}
