import { useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useErrorText } from "../../lib/error-text.ts";
import { LinkButton } from "../../lib/link-button.tsx";
import { paths } from "../../lib/paths.ts";
import { useApi } from "../../lib/trpc/api-context.tsx";
import { Button } from "../../ui/button.tsx";
import { useConfirmEmail } from "./use-account.ts";

/** Where the mailed links lead. A press of the button confirms: programs that look into mails open links, and press nothing. */
export function ChangeEmailPage() {
  const { t } = useTranslation("account");
  const { token } = useParams({ from: "/outside/change-email/$token" });
  const text = useErrorText();
  const { person, queryClient } = useApi();
  const confirm = useConfirmEmail();
  const send = () =>
    confirm.mutate(
      { token },
      { onSuccess: () => queryClient.invalidateQueries(person.sessions.current.queryFilter()) },
    );
  if (confirm.isSuccess) {
    const { isChanged, confirmed } = confirm.data;
    return (
      <Words
        title={isChanged ? t("changeEmail.doneTitle") : t("changeEmail.halfTitle")}
        text={isChanged ? t("changeEmail.done") : t(`changeEmail.half.${confirmed}`)}
      >
        <LinkButton to={paths.account} variant="primary">
          {t("changeEmail.account")}
        </LinkButton>
      </Words>
    );
  }
  if (confirm.isError)
    return (
      <Words title={t("changeEmail.deadTitle")} text={text.sentence(confirm.error)}>
        <LinkButton to={paths.account} variant="primary">
          {t("changeEmail.account")}
        </LinkButton>
      </Words>
    );
  return (
    <Words title={t("changeEmail.title")} text={t("changeEmail.text")}>
      <Button variant="primary" size="lg" isBusy={confirm.isPending} onClick={send}>
        {t("changeEmail.confirm")}
      </Button>
    </Words>
  );
}

function Words(props: { title: string; text: string; children: React.ReactNode }) {
  return (
    <div role="status" className="flex flex-col items-center text-center">
      <h1 tabIndex={-1} className="text-20 font-semibold">
        {props.title}
      </h1>
      <p className="mt-2 mb-6 text-balance text-ink-soft">{props.text}</p>
      {props.children}
    </div>
  );
}
