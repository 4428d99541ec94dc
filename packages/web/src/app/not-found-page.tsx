import { useTranslation } from "react-i18next";
import { LinkButton } from "../lib/link-button.tsx";
import { paths } from "../lib/paths.ts";
import { useTitle } from "../lib/use-title.ts";

interface NotFoundPageProps {
  /** The shell has a `main` and a title already. */
  readonly isInsideShell?: boolean;
}

/** Plain markup, because it is in the first chunk. */
export function NotFoundPage({ isInsideShell = false }: NotFoundPageProps) {
  const { t } = useTranslation("app");
  useTitle(t("titles.notFound"));
  const Frame = isInsideShell ? "div" : "main";
  return (
    <Frame className="mx-auto flex max-w-md flex-col items-center px-6 py-24 text-center">
      <h1 tabIndex={-1} className="text-20 font-semibold">
        {t("notFound.title")}
      </h1>
      <p className="mt-2 mb-6 text-ink-soft">{t("notFound.text")}</p>
      <LinkButton to={paths.home} variant="primary">
        {t("notFound.home")}
      </LinkButton>
    </Frame>
  );
}

/** For the router, which hands over facts that nobody needs. */
export const RouteNotFound = () => <NotFoundPage />;
