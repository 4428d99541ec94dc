import { Check, Link2, MailPlus, RotateCw, X } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useErrorText } from "../../lib/error-text.ts";
import { QueryFailure } from "../../lib/query-failure.tsx";
import { useMay } from "../../lib/tenant-facts.tsx";
import { Badge, type Tone } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Loading, Skeleton } from "../../ui/skeleton.tsx";
import { Time } from "../../ui/time.tsx";
import { toastDone, toastFailed } from "../../ui/toasts.ts";
import { InviteLinkDialog } from "./invite-link-dialog.tsx";
import { useInviteActs, useInvites, type Invite } from "./use-people.ts";

const tones: Record<Invite["state"], Tone> = {
  open: "info",
  waiting: "warn",
  joined: "good",
  expired: "idle",
  refused: "idle",
  revoked: "idle",
};

/** Who is asked to join, what waits for a decision, and what became of the others. */
export function InvitesPanel({ onInvite }: { onInvite: () => void }) {
  const { t } = useTranslation("people");
  const mayInvite = useMay("people.invite") === true;
  const invites = useInvites(mayInvite);
  const [link, setLink] = useState<string>();
  if (invites.isError) return <QueryFailure error={invites.error} onRetry={() => void invites.refetch()} />;
  if (!invites.data)
    return (
      <Loading>
        <Skeleton className="h-40 w-full" />
      </Loading>
    );
  if (invites.data.length === 0)
    return (
      <EmptyState
        icon={<MailPlus />}
        title={t("invites.emptyTitle")}
        action={
          <Button variant="primary" onClick={onInvite}>
            {t("invite.button")}
          </Button>
        }
      >
        {t("invites.empty")}
      </EmptyState>
    );
  // What waits for somebody stands first.
  const rank = ({ state }: Invite) => (state === "waiting" ? 0 : state === "open" ? 1 : 2);
  const sorted = invites.data.toSorted((one, other) => rank(one) - rank(other));
  return (
    <>
      <ul
        aria-label={t("tabs.invites")}
        className="divide-y divide-line rounded-lg border border-line bg-panel"
      >
        {sorted.map((invite) => (
          <InviteRow key={invite.id} invite={invite} onLink={setLink} />
        ))}
      </ul>
      {link !== undefined && <InviteLinkDialog url={link} onClose={() => setLink(undefined)} />}
    </>
  );
}

function InviteRow({ invite, onLink }: { invite: Invite; onLink: (url: string) => void }) {
  const { t } = useTranslation("people");
  const { email, role, state, inviter, companies, acceptedName } = invite;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
      <div className="min-w-0 flex-1 basis-60">
        <p className="flex flex-wrap items-center gap-2 text-14 text-ink">
          <span className="truncate">{acceptedName ?? email}</span>
          <Badge tone={tones[state]}>{t(`invites.state.${state}`)}</Badge>
        </p>
        <p className="mt-0.5 text-13 text-ink-soft">
          {acceptedName !== null && `${email} · `}
          {t("invites.offer", { role: t(`roleAs.${role}`), inviter })}
          {companies.length > 0 && ` · ${companies.map(({ name }) => name).join(", ")}`}
        </p>
      </div>
      <p className="text-12 text-ink-faint">
        {state === "open" || state === "expired" ? (
          <>
            {t(state === "open" ? "invites.expires" : "invites.expired")} <Time at={invite.expires} />
          </>
        ) : (
          <Time at={invite.created} />
        )}
      </p>
      <InviteActs invite={invite} onLink={onLink} />
    </li>
  );
}

function InviteActs({ invite, onLink }: { invite: Invite; onLink: (url: string) => void }) {
  const { t } = useTranslation("people");
  const text = useErrorText();
  const mayManage = useMay("people.manage") === true;
  const { resend, revoke, copyLink, approve, refuse } = useInviteActs();
  const { id: inviteId, email, state, acceptedName } = invite;
  const name = acceptedName ?? email;
  // What was decided may leave the row without its buttons, so the promise speaks and not their own callbacks.
  const tell = (word: "resent" | "revoked" | "approved" | "refused", done: Promise<unknown>) =>
    void done.then(
      () => toastDone({ text: t(`invites.${word}`, { name }) }),
      (error: unknown) => toastFailed(text.sentence(error)),
    );
  if (state === "waiting") {
    if (!mayManage) return <p className="text-13 text-ink-soft">{t("invites.waits")}</p>;
    return (
      <div className="flex gap-2">
        <Button isBusy={refuse.isPending} onClick={() => tell("refused", refuse.mutateAsync({ inviteId }))}>
          {t("invites.refuse")}
        </Button>
        <Button
          variant="primary"
          isBusy={approve.isPending}
          onClick={() => tell("approved", approve.mutateAsync({ inviteId }))}
        >
          <Check aria-hidden className="size-4" />
          {t("invites.approve")}
        </Button>
      </div>
    );
  }
  if (state !== "open" && state !== "expired") return null;
  return (
    <div className="flex gap-1">
      <IconButton
        size="sm"
        label={t("invites.resend", { name })}
        icon={<RotateCw aria-hidden />}
        disabled={resend.isPending}
        onClick={() => tell("resent", resend.mutateAsync({ inviteId }))}
      />
      {state === "open" && (
        <IconButton
          size="sm"
          label={t("invites.copyLink", { name })}
          icon={<Link2 aria-hidden />}
          disabled={copyLink.isPending}
          onClick={() =>
            copyLink.mutate(
              { inviteId },
              {
                onSuccess: ({ url }) => onLink(url),
                onError: (error) => toastFailed(text.sentence(error)),
              },
            )
          }
        />
      )}
      <IconButton
        size="sm"
        label={t("invites.revoke", { name })}
        icon={<X aria-hidden />}
        disabled={revoke.isPending}
        onClick={() => tell("revoked", revoke.mutateAsync({ inviteId }))}
      />
    </div>
  );
}
