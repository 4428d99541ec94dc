import { useNavigate } from "@tanstack/react-router";
import { Ellipsis, RefreshCw } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useErrorText } from "../../lib/error-text.ts";
import { failureOf } from "../../lib/failure.ts";
import { paths } from "../../lib/paths.ts";
import { useCompany, useMay } from "../../lib/tenant-facts.tsx";
import { useTenantSlug } from "../../lib/trpc/api-context.tsx";
import { AlertDialog } from "../../ui/alert-dialog.tsx";
import { Button } from "../../ui/button.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Menu, type MenuEntry } from "../../ui/menu.tsx";
import { toastDone, toastFailed } from "../../ui/toasts.ts";
import { CopyRecordsButton } from "./copy-records-button.tsx";
import { downloadEntries } from "./download-records.ts";
import { ExtrasDialog } from "./extras-dialog.tsx";
import { ReceiveHereDialog } from "./receive-here-dialog.tsx";
import { useCheckFailure } from "../../lib/dns/use-check-failure.ts";
import {
  useCheckDomain,
  useRemoveDomain,
  useRotateKey,
  useSetPrimary,
  useSetReceiving,
  type ShownDomain,
} from "./use-domains.ts";

export function DomainActions({ domain }: { domain: ShownDomain }) {
  const { t } = useTranslation("domains");
  const sayWhy = useCheckFailure();
  const mayManage = useMay("domains.manage");
  const check = useCheckDomain();
  const [asked, setAsked] = useState<"remove" | "extras" | "receive">();
  const entries = useEntries(domain, mayManage === true, setAsked);
  const close = () => setAsked(undefined);
  const host = mailHostOf(domain);
  return (
    <>
      {mayManage && (
        <Button
          isBusy={check.isPending}
          onClick={() => check.mutate({ domainId: domain.id }, { onError: sayWhy })}
        >
          <RefreshCw aria-hidden />
          {t("page.check")}
        </Button>
      )}
      <CopyRecordsButton guide={domain} />
      <Menu
        align="end"
        trigger={<IconButton label={t("page.actions")} icon={<Ellipsis aria-hidden />} />}
        entries={entries}
      />
      {asked === "remove" && <RemoveDialog domain={domain} onClose={close} />}
      {asked === "extras" && <ExtrasDialog domain={domain} onClose={close} />}
      {asked === "receive" && host !== undefined && (
        <ReceiveHereDialog domain={domain} host={host} onClose={close} />
      )}
    </>
  );
}

/** Who takes in the domain's mail now, if anybody does. */
function mailHostOf({ facts }: ShownDomain): string | undefined {
  return facts?.residents.mailHost ?? facts?.residents.exchanges[0];
}

function useEntries(
  domain: ShownDomain,
  mayManage: boolean,
  ask: (what: "remove" | "extras" | "receive") => void,
): MenuEntry[] {
  const { t } = useTranslation("domains");
  const text = useErrorText();
  const [primary, receiving, rotate] = [useSetPrimary(), useSetReceiving(), useRotateKey()];
  const onError = (error: unknown) => toastFailed(text.sentence(error));
  const input = { domainId: domain.id };
  const downloads = downloadEntries(domain, (format) => t(`formats.${format}`));
  const download: MenuEntry[] = [
    { kind: "heading", id: "download", label: t("page.download") },
    ...downloads,
  ];
  if (!mayManage) return download;
  const hasNextKey = domain.keys.some(({ status }) => status === "next");
  return [
    {
      kind: "item",
      id: "primary",
      label: t("page.makePrimary"),
      isDisabled: domain.isPrimary,
      onSelect: () =>
        primary.mutate(input, {
          onError,
          onSuccess: () => toastDone({ text: t("page.madePrimary", { domain: domain.unicode }) }),
        }),
    },
    {
      kind: "item",
      id: "receiving",
      label: domain.receivesHere ? t("page.receiveElsewhere") : t("page.receiveHere"),
      onSelect: () =>
        !domain.receivesHere && mailHostOf(domain) !== undefined
          ? ask("receive")
          : receiving.mutate({ ...input, receivesHere: !domain.receivesHere }, { onError }),
    },
    { kind: "item", id: "extras", label: t("extras.open"), onSelect: () => ask("extras") },
    {
      kind: "item",
      id: "rotate",
      label: t("page.rotate"),
      isDisabled: hasNextKey,
      onSelect: () =>
        rotate.mutate(input, { onError, onSuccess: () => toastDone({ text: t("page.rotated") }) }),
    },
    ...download,
    { kind: "separator", id: "before-remove" },
    { kind: "item", id: "remove", label: t("page.remove"), tone: "danger", onSelect: () => ask("remove") },
  ];
}

function RemoveDialog({ domain, onClose }: { domain: ShownDomain; onClose: () => void }) {
  const { t } = useTranslation("domains");
  const text = useErrorText();
  const remove = useRemoveDomain();
  const navigate = useNavigate();
  const params = { tenant: useTenantSlug(), workspace: useCompany().workspaceName };
  // Of a refusal: the accounts that use it, as many as fit into a sentence.
  const { details } = failureOf(remove.error);
  const usedBy = typeof details?.["emails"] === "string" ? details["emails"] : undefined;
  const confirm = async () => {
    await remove.mutateAsync({ domainId: domain.id });
    await navigate({ to: paths.domains, params });
    toastDone({ text: t("page.removed", { domain: domain.unicode }) });
  };
  return (
    <AlertDialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t("page.removeTitle", { domain: domain.unicode })}
      confirmLabel={t("page.remove")}
      isBusy={remove.isPending}
      error={remove.isError ? text.sentence(remove.error) : undefined}
      onConfirm={() => void confirm().catch(() => undefined)}
    >
      {t("page.removeText")}
      {usedBy !== undefined && (
        <span className="mt-2 block wrap-anywhere">{t("page.usedBy", { emails: usedBy })}</span>
      )}
    </AlertDialog>
  );
}
