import { useTranslation } from "react-i18next";
import { Button } from "../../ui/button.tsx";
import { Callout } from "../../ui/callout.tsx";
import { Spinner } from "../../ui/spinner.tsx";
import type { Proposals } from "./use-proposals.ts";

interface ProposalProps extends Pick<Proposals, "isAsking" | "settings"> {
  /** Makes the mailbox on the platform's own server. */
  readonly onCreate: () => void;
  readonly isCreating: boolean;
}

/** What was found for an address, and what its provider asks for. */
export function Proposal({ isAsking, settings, onCreate, isCreating }: ProposalProps) {
  const { t } = useTranslation("emailAccounts");
  if (isAsking)
    return (
      <p className="flex items-center gap-2 text-13 text-ink-soft">
        <Spinner className="size-3" />
        {t("found.asking")}
      </p>
    );
  if (!settings) return null;
  if (settings.canBeCreated)
    return (
      <Callout
        tone="info"
        title={t("found.here")}
        actions={
          <Button isBusy={isCreating} onClick={onCreate}>
            {t("found.create")}
          </Button>
        }
      >
        {t("found.hereText")}
      </Callout>
    );
  const { provider, smtp, imap } = settings;
  if (provider?.asks)
    return (
      <Callout tone="info" title={t("found.provider", { provider: provider.name })}>
        {t(`found.asks.${provider.asks}`)}
      </Callout>
    );
  if (provider)
    return <p className="text-13 text-ink-soft">{t("found.provider", { provider: provider.name })}</p>;
  if (smtp ?? imap) return null;
  return <p className="text-13 text-ink-soft">{t("found.nothing")}</p>;
}
