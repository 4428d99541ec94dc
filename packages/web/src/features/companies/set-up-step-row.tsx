import { CircleCheck, CircleDashed } from "lucide-react";
import { useTranslation } from "react-i18next";
import { LinkButton } from "../../lib/link-button.tsx";
import { paths } from "../../lib/paths.ts";
import { useCompany, useMay } from "../../lib/tenant-facts.tsx";
import { useTenantSlug } from "../../lib/trpc/api-context.tsx";
import { classNames } from "../../ui/class-names.ts";
import { useUiWords } from "../../ui/ui-words.tsx";

type SetUpStep = "address" | "profile" | "domain" | "account" | "leads" | "colleague";

export interface SetUpStepRowProps {
  readonly step: SetUpStep;
  readonly isDone: boolean;
  readonly isNext: boolean;
  /** What of the profile is still open. */
  readonly missing: readonly ("logo" | "industry" | "companySize")[];
}

/** One step: the next one says why and has the button; the others are a line. */
export function SetUpStepRow({ step, isDone, isNext, missing }: SetUpStepRowProps) {
  const { t } = useTranslation("companies");
  const list = new Intl.ListFormat(useUiWords().locale);
  return (
    <li
      className={classNames(
        "flex gap-3 border-b border-line px-4 last:border-b-0 sm:px-5",
        isNext ? "py-5" : "py-3.5",
      )}
    >
      {isDone ? (
        <CircleCheck aria-hidden className="mt-px size-[1.125rem] shrink-0 text-good-ink" />
      ) : (
        <CircleDashed
          aria-hidden
          className={classNames(
            "mt-px size-[1.125rem] shrink-0",
            isNext ? "text-accent-ink" : "text-ink-faint",
          )}
        />
      )}
      <div className="min-w-0 flex-1">
        <div className="flex items-baseline justify-between gap-3">
          <h2
            className={classNames(
              "text-14",
              isNext ? "font-semibold text-ink" : "font-medium",
              isDone && "text-ink-soft",
            )}
          >
            {t(`setUp.${step}`)}
          </h2>
          <span
            className={classNames(
              "shrink-0 text-12",
              isNext ? "font-medium text-accent-ink" : "text-ink-faint",
            )}
          >
            {isDone ? t("setUp.done") : isNext ? t("setUp.next") : t("setUp.toDo")}
          </span>
        </div>
        {isNext && (
          <>
            <p className="mt-1 max-w-[60ch] text-13 text-ink-soft">
              {t(`setUp.${step}Text`)}
              {missing.length > 0 &&
                ` ${t("setUp.missing", { what: list.format(missing.map((each) => t(`setUp.missingOf.${each}`))) })}`}
            </p>
            <div className="mt-3">
              <StepAction step={step} />
            </div>
          </>
        )}
      </div>
    </li>
  );
}

function StepAction({ step }: { step: SetUpStep }) {
  const { t } = useTranslation("companies");
  const params = { tenant: useTenantSlug(), workspace: useCompany().workspaceName };
  const mayManage = useMay("companies.manage");
  // The banner above every page sends the mail again.
  if (step === "address") return null;
  if (step === "account")
    return (
      <LinkButton to={paths.newAccount} params={params} variant="primary">
        {t("setUp.accountAction")}
      </LinkButton>
    );
  if (step === "leads")
    return (
      <LinkButton to={paths.newImport} params={params} variant="primary">
        {t("setUp.leadsAction")}
      </LinkButton>
    );
  if (mayManage === false) return <p className="text-13 text-ink-faint">{t("setUp.waitsForAdmin")}</p>;
  if (step === "domain")
    return (
      <LinkButton to={paths.domains} params={params} variant="primary">
        {t("setUp.domainAction")}
      </LinkButton>
    );
  return (
    <LinkButton
      to={paths.companySettings}
      params={params}
      {...(step === "colleague" && { hash: "access" })}
      variant="primary"
    >
      {t(`setUp.${step}Action`)}
    </LinkButton>
  );
}
