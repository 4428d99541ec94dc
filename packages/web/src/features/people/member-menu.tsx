import type { Role } from "@rookery/server";
import {
  Crown,
  LockOpen,
  LogOut,
  MoreHorizontal,
  ShieldOff,
  UserCheck,
  UserMinus,
  UserX,
} from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useErrorText } from "../../lib/error-text.ts";
import { useMay, useTenantFacts } from "../../lib/tenant-facts.tsx";
import { AlertDialog } from "../../ui/alert-dialog.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Menu, type MenuEntry } from "../../ui/menu.tsx";
import { toastDone, toastFailed } from "../../ui/toasts.ts";
import { useMemberActs, type Member } from "./use-people.ts";

const ranks: readonly Role[] = ["member", "admin", "owner"];

type Asked = "suspend" | "remove" | "endSessions" | "resetFactors" | "transfer";

/** What may be done to a member. What cannot be taken back at once asks first. */
export function MemberMenu({ member }: { member: Member }) {
  const { t } = useTranslation("people");
  const text = useErrorText();
  const own = useTenantFacts()?.role ?? "member";
  const mayTransfer = useMay("people.transfer") === true;
  const acts = useMemberActs();
  const [asked, setAsked] = useState<Asked>();
  if (member.isYou || ranks.indexOf(member.role) > ranks.indexOf(own)) return null;
  const { id: userId, name, suspended, standing } = member;
  const hasFactor = standing !== null && (standing.factors.totp || standing.factors.passkey);
  const told = (word: "lifted" | "restored") => ({
    onSuccess: () => toastDone({ text: t(`acts.${word}`, { name }) }),
    onError: (error: unknown) => toastFailed(text.sentence(error)),
  });
  const entries: MenuEntry[] = [
    ...(standing?.held
      ? [
          item("lift", t("acts.lift"), <LockOpen aria-hidden />, () =>
            acts.liftHold.mutate({ userId }, told("lifted")),
          ),
        ]
      : []),
    item("endSessions", t("acts.endSessions"), <LogOut aria-hidden />, () => setAsked("endSessions")),
    ...(hasFactor
      ? [item("reset", t("acts.resetFactors"), <ShieldOff aria-hidden />, () => setAsked("resetFactors"))]
      : []),
    suspended === null
      ? item("suspend", t("acts.suspend"), <UserX aria-hidden />, () => setAsked("suspend"))
      : item("restore", t("acts.restore"), <UserCheck aria-hidden />, () =>
          acts.suspend.mutate({ userId, isSuspended: false }, told("restored")),
        ),
    ...(mayTransfer && suspended === null
      ? [item("transfer", t("acts.transfer"), <Crown aria-hidden />, () => setAsked("transfer"))]
      : []),
    { kind: "separator", id: "before-remove" },
    {
      ...item("remove", t("acts.remove"), <UserMinus aria-hidden />, () => setAsked("remove")),
      tone: "danger",
    },
  ];
  return (
    <>
      <Menu
        align="end"
        trigger={
          <IconButton size="sm" label={t("acts.of", { name })} icon={<MoreHorizontal aria-hidden />} />
        }
        entries={entries}
      />
      {asked && <Ask asked={asked} member={member} onClose={() => setAsked(undefined)} />}
    </>
  );
}

const item = (id: string, label: string, icon: React.ReactNode, onSelect: () => void) =>
  ({ kind: "item", id, label, icon, onSelect }) as const;

function Ask({ asked, member, onClose }: { asked: Asked; member: Member; onClose: () => void }) {
  const { t } = useTranslation("people");
  const text = useErrorText();
  const acts = useMemberActs();
  const { id: userId, name } = member;
  const act = acts[asked];
  const send = () => {
    const sent =
      asked === "suspend"
        ? acts.suspend.mutateAsync({ userId, isSuspended: true })
        : acts[asked].mutateAsync({ userId });
    // Whoever is removed takes the row along, so the promise speaks and not the row's own callbacks.
    void sent.then(
      () => {
        onClose();
        toastDone({ text: t(`asked.${asked}.done`, { name }) });
      },
      // The dialog tells it.
      () => undefined,
    );
  };
  return (
    <AlertDialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t(`asked.${asked}.title`, { name })}
      confirmLabel={t(`asked.${asked}.confirm`)}
      tone={asked === "remove" || asked === "transfer" ? "danger" : "plain"}
      isBusy={act.isPending}
      error={act.isError ? text.sentence(act.error) : undefined}
      onConfirm={send}
    >
      {t(`asked.${asked}.text`, { name })}
    </AlertDialog>
  );
}
