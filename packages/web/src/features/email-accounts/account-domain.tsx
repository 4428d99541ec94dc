import { useTranslation } from "react-i18next";
import { TextLink } from "../../lib/link-button.tsx";
import { paths } from "../../lib/paths.ts";
import { useCompany } from "../../lib/tenant-facts.tsx";
import { useTenantSlug } from "../../lib/trpc/api-context.tsx";
import { ToneIcon } from "../../ui/badge.tsx";
import { Section } from "../../ui/page-header.tsx";
import type { ShownAccount } from "./use-email-accounts.ts";

/** Whether the address's domain can send yet, and what is missing. */
export function AccountDomain({ domain }: { domain: ShownAccount["domain"] }) {
  const { t } = useTranslation("emailAccounts");
  const params = { tenant: useTenantSlug(), workspace: useCompany().workspaceName, domainId: domain.id };
  const { name, status, isDegraded, open } = domain;
  const isReady = status === "verified" && !isDegraded;
  const records = [...new Set(open)].map((purpose) => t(`records.${purpose}`)).join(", ");
  return (
    <Section title={t("page.domain")}>
      <div className="flex gap-2.5 text-14">
        <ToneIcon
          tone={isReady ? "good" : "warn"}
          className={isReady ? "mt-[3px] size-4 text-good-ink" : "mt-[3px] size-4 text-warn-ink"}
        />
        <div className="flex min-w-0 flex-col gap-1">
          <p className="wrap-anywhere text-ink">
            {isReady
              ? t("page.domainReady", { domain: name })
              : isDegraded
                ? t("page.domainDegraded", { domain: name })
                : t("page.domainPending", { domain: name })}
          </p>
          {!isReady && (
            <p className="text-13 text-ink-soft">
              {records === "" ? t("page.domainUnseen") : t("page.domainOpen", { records })}
            </p>
          )}
          <p className="text-13">
            <TextLink to={paths.domain} params={params}>
              {t("page.openDomain")}
            </TextLink>
          </p>
        </div>
      </div>
    </Section>
  );
}
