import { Link, useNavigate } from "@tanstack/react-router";
import { Ellipsis, FileUp, History, Plus, Tags } from "lucide-react";
import { useTranslation } from "react-i18next";
import { LinkButton } from "../../lib/link-button.tsx";
import { paths } from "../../lib/paths.ts";
import { useCompany } from "../../lib/tenant-facts.tsx";
import { useTenantSlug } from "../../lib/trpc/api-context.tsx";
import { Button } from "../../ui/button.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Menu } from "../../ui/menu.tsx";
import { LEADS } from "./leads-address.ts";

/** Whether the person may change leads of the company in sight. */
export function useMayWrite(): boolean {
  const { access, status } = useCompany();
  return access === "work" && status !== "archived";
}

const usePlace = () => ({ tenant: useTenantSlug(), workspace: useCompany().workspaceName });

export function ImportLink({ isPrimary }: { isPrimary: boolean }) {
  const { t } = useTranslation("leads");
  const params = usePlace();
  if (!useMayWrite()) return null;
  return (
    <LinkButton to={paths.newImport} params={params} variant={isPrimary ? "primary" : "secondary"}>
      <FileUp aria-hidden />
      {t("import")}
    </LinkButton>
  );
}

export function AddLeadButton({ isPrimary }: { isPrimary: boolean }) {
  const { t } = useTranslation("leads");
  const navigate = useNavigate({ from: LEADS });
  if (!useMayWrite()) return null;
  return (
    <Button
      variant={isPrimary ? "primary" : "secondary"}
      onClick={() => void navigate({ search: (now) => ({ ...now, add: true }) })}
    >
      <Plus aria-hidden />
      {t("addLead")}
    </Button>
  );
}

/** Where else one goes from the list. */
export function LeadsPlaces() {
  const { t } = useTranslation("leads");
  const params = usePlace();
  return (
    <Menu
      align="end"
      trigger={
        <IconButton label={t("places.more")} icon={<Ellipsis aria-hidden />} className="max-sm:grow-0" />
      }
      entries={[
        {
          kind: "item",
          id: "jobs",
          label: t("places.jobs"),
          icon: <History aria-hidden />,
          link: <Link to={paths.leadJobs} params={params} />,
        },
        {
          kind: "item",
          id: "fields",
          label: t("places.fields"),
          icon: <Tags aria-hidden />,
          link: <Link to={paths.leadFields} params={params} />,
        },
      ]}
    />
  );
}
