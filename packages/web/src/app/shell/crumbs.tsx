import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { paths } from "../../lib/paths.ts";
import { useCompanyIfAny, useTenantFacts } from "../../lib/tenant-facts.tsx";
import { Breadcrumbs, type Crumb } from "../../ui/breadcrumbs.tsx";
import { companyStart } from "./navigation.ts";
import { usePlace } from "./use-place.ts";

const linkLook = "rounded-sm hover:text-ink";

/** Tenant, company, page. */
export function Crumbs() {
  const { t } = useTranslation("app");
  const facts = useTenantFacts();
  const company = useCompanyIfAny();
  const { tenant, workspace, title } = usePlace();
  const crumbs: Crumb[] = [];
  if (facts)
    crumbs.push({
      id: "tenant",
      content: (
        <Link to={paths.companies} params={{ tenant }} className={linkLook}>
          {facts.name}
        </Link>
      ),
    });
  if (company && workspace !== undefined)
    crumbs.push({
      id: "company",
      content: (
        <Link to={companyStart} params={{ tenant, workspace }} className={linkLook}>
          {company.name}
        </Link>
      ),
    });
  if (title) crumbs.push({ id: "page", content: t(`titles.${title}`) });
  return <Breadcrumbs crumbs={crumbs} />;
}
