import { useLocation, useNavigate, type HistoryState } from "@tanstack/react-router";
import { Unplug } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useErrorText } from "../../lib/error-text.ts";
import { LinkButton } from "../../lib/link-button.tsx";
import { paths } from "../../lib/paths.ts";
import { useTitle } from "../../lib/use-title.ts";
import { Spinner } from "../../ui/spinner.tsx";
import { toastDone } from "../../ui/toasts.ts";
import { useFinishConsent } from "./use-consent.ts";

/** What a provider sends back behind `?` (RFC 6749 4.1.2), and where it was begun, which the state says. */
interface Answer {
  readonly state: string;
  readonly code: string;
  readonly isDeclined: boolean;
  readonly tenant: string;
  /** Empty for the tenant's own pool. */
  readonly workspace: string;
}

function answerOf({ state = "", code = "", error }: Said): Answer {
  const [tenant = "", workspace = ""] = state.split(".");
  return { state, code, isDeclined: error !== undefined, tenant, workspace };
}

type Said = NonNullable<HistoryState["providerAnswer"]>;

/** Where a provider sends people back to: finishes what they began. */
export function ConsentPage() {
  const { t } = useTranslation("app");
  useTitle(t("titles.connectAccount"));
  const said = useLocation({ select: ({ state }) => state.providerAnswer });
  const [answer] = useState(() => answerOf(said ?? {}));
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-lg flex-col justify-center px-4 py-16">
      <Finishing answer={answer} />
    </main>
  );
}

function Finishing({ answer }: { answer: Answer }) {
  const { t } = useTranslation("emailAccounts");
  const text = useErrorText();
  const navigate = useNavigate();
  const finish = useFinishConsent(answer.tenant);
  const isBegun = useRef(false);
  const { state, code, isDeclined, tenant, workspace } = answer;
  const isWhole = state !== "" && code !== "" && tenant !== "";
  const run = async () => {
    if (!isWhole) return;
    const { accountId, email } = await finish.mutateAsync({ state, code });
    toastDone({ text: t("consent.finish.done", { email }) });
    await navigate(
      workspace === ""
        ? { to: paths.companies, params: { tenant }, replace: true }
        : { to: paths.emailAccount, params: { tenant, workspace, accountId }, replace: true },
    );
  };
  useEffect(() => {
    // A code is good once.
    if (isBegun.current) return;
    isBegun.current = true;
    void run().catch(() => undefined);
  });
  if (isWhole && !finish.isError)
    return (
      <div role="status" className="flex flex-col items-center text-center">
        <Spinner className="size-6" />
        <Heading>{t("consent.finish.title")}</Heading>
        <p className="mt-2 text-balance text-ink-soft">{t("consent.finish.text")}</p>
      </div>
    );
  const why = isDeclined ? t("consent.finish.declined") : t("consent.finish.unclear");
  return (
    <div role="alert" className="flex flex-col items-center text-center">
      <Unplug aria-hidden className="size-8 text-ink-faint" />
      <Heading>{t("consent.finish.failed")}</Heading>
      <p className="mt-2 mb-6 text-balance text-ink-soft">
        {finish.isError ? text.sentence(finish.error) : why}
      </p>
      <WayBack tenant={tenant} workspace={workspace} />
    </div>
  );
}

const Heading = ({ children }: { children: string }) => (
  <h1 tabIndex={-1} className="mt-4 text-20 font-semibold text-balance text-ink">
    {children}
  </h1>
);

function WayBack({ tenant, workspace }: Pick<Answer, "tenant" | "workspace">) {
  const { t } = useTranslation("emailAccounts");
  return tenant !== "" && workspace !== "" ? (
    <LinkButton to={paths.accounts} params={{ tenant, workspace }} variant="primary">
      {t("consent.finish.back")}
    </LinkButton>
  ) : (
    <LinkButton to={paths.home} variant="primary">
      {t("consent.finish.home")}
    </LinkButton>
  );
}
