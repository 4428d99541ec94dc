import { joinInput } from "@rookery/server/invites/schema";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { useWatch } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { useErrorText } from "../../lib/error-text.ts";
import { failureOf } from "../../lib/failure.ts";
import { useAppearance } from "../../lib/appearance.ts";
import { FormFailure } from "../../lib/forms/form-failure.tsx";
import { useServerForm } from "../../lib/forms/use-server-form.ts";
import { LinkButton, TextLink } from "../../lib/link-button.tsx";
import { PasswordRules } from "../../lib/password-rules.tsx";
import { paths } from "../../lib/paths.ts";
import { useApi } from "../../lib/trpc/api-context.tsx";
import { Button } from "../../ui/button.tsx";
import { Callout } from "../../ui/callout.tsx";
import { Loading, Skeleton } from "../../ui/skeleton.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { Time } from "../../ui/time.tsx";
import {
  useAcceptInvite,
  useCurrentUser,
  useJoin,
  useMailLink,
  useOpenInvite,
  useSignOutHere,
} from "./use-people.ts";

type Invite = NonNullable<ReturnType<typeof useOpenInvite>["data"]>;

/** Where an invitation leads: who asks for what, and the way in for those with an account and those without. */
export function InvitePage() {
  const { t } = useTranslation("people");
  const { token } = useParams({ from: "/outside/invite/$token" });
  const text = useErrorText();
  const invite = useOpenInvite(token);
  const user = useCurrentUser();
  const [joined, setJoined] = useState<Joined>();
  if (joined?.waits) return <Waiting name={joined.tenantName} />;
  if (invite.isError)
    return (
      <div role="alert" className="flex flex-col items-center text-center">
        <h1 className="text-20 font-semibold">{t("join.deadTitle")}</h1>
        <p className="mt-2 mb-6 text-balance text-ink-soft">
          {failureOf(invite.error).reason === "link_used_or_expired"
            ? t("join.dead")
            : text.sentence(invite.error)}
        </p>
        <LinkButton to={paths.home} variant="primary">
          {t("join.home")}
        </LinkButton>
      </div>
    );
  if (!invite.data || user.isPending)
    return (
      <Loading>
        <Skeleton className="mx-auto h-6 w-56" />
        <Skeleton className="mt-6 h-24 w-full" />
      </Loading>
    );
  return (
    <>
      <h1 tabIndex={-1} className="text-center text-20 font-semibold text-balance wrap-anywhere">
        {t("join.title", { name: invite.data.tenantName })}
      </h1>
      <Offer invite={invite.data} />
      {user.data ? (
        <Accept token={token} invite={invite.data} email={user.data.email} onJoined={setJoined} />
      ) : (
        <Outside token={token} invite={invite.data} onJoined={setJoined} />
      )}
    </>
  );
}

interface Joined {
  readonly slug: string;
  readonly tenantName: string;
  readonly waits: boolean;
}

function Offer({ invite }: { invite: Invite }) {
  const { t } = useTranslation("people");
  const { inviterName, email, role, note, expires } = invite;
  return (
    <div className="mt-2 mb-6 text-center">
      <p className="text-balance text-ink-soft">
        {t("join.offer", { inviter: inviterName, email, role: t(`roleAs.${role}`) })}
      </p>
      {note !== null && (
        <blockquote className="mt-4 rounded-md border border-line bg-panel px-4 py-3 text-start text-14 whitespace-pre-line wrap-anywhere">
          {note}
        </blockquote>
      )}
      <p className="mt-3 text-13 text-ink-faint">
        {t("invites.expires")} <Time at={expires} />
      </p>
    </div>
  );
}

function Waiting({ name }: { name: string }) {
  const { t } = useTranslation("people");
  return (
    <div role="status" className="flex flex-col items-center text-center">
      <h1 className="text-20 font-semibold text-balance">{t("join.waitsTitle")}</h1>
      <p className="mt-2 mb-6 text-balance text-ink-soft">{t("join.waits", { name })}</p>
      <LinkButton to={paths.home}>{t("join.home")}</LinkButton>
    </div>
  );
}

interface WayProps {
  readonly token: string;
  readonly invite: Invite;
  readonly onJoined: (joined: Joined) => void;
}

/** Whoever joined sees the tenant at once, or that somebody has to let them in. */
function useArrive(onJoined: (joined: Joined) => void) {
  const navigate = useNavigate();
  const { queryClient } = useApi();
  return async (joined: Joined) => {
    onJoined(joined);
    queryClient.clear();
    if (!joined.waits) await navigate({ to: paths.tenant, params: { tenant: joined.slug }, replace: true });
  };
}

/** Signed in: as the one who is asked, or as somebody else. */
function Accept({ token, invite, email, onJoined }: WayProps & { email: string }) {
  const { t } = useTranslation("people");
  const text = useErrorText();
  const { queryClient, person } = useApi();
  const arrive = useArrive(onJoined);
  const accept = useAcceptInvite();
  const signOut = useSignOutHere();
  if (email !== invite.email)
    return (
      <Callout
        tone="warn"
        title={t("join.otherTitle", { email })}
        actions={
          <Button
            isBusy={signOut.isPending}
            onClick={() =>
              signOut.mutate(undefined, {
                onSuccess: () => queryClient.setQueryData(person.sessions.current.queryKey(), null),
              })
            }
          >
            {t("join.signOut")}
          </Button>
        }
      >
        {t("join.other", { email: invite.email })}
      </Callout>
    );
  return (
    <div className="flex flex-col gap-3">
      {accept.isError && (
        <Callout tone="bad" isAlert>
          {text.sentence(accept.error)}
        </Callout>
      )}
      <Button
        variant="primary"
        size="lg"
        isBusy={accept.isPending}
        onClick={() => accept.mutate({ token }, { onSuccess: arrive })}
      >
        {t("join.accept", { name: invite.tenantName })}
      </Button>
    </div>
  );
}

/** Not signed in: the same two ways whether the address has an account or not. */
function Outside({ token, invite, onJoined }: WayProps) {
  const { t } = useTranslation("people");
  const next = `/invite/${token}`;
  return (
    <>
      {invite.provesAddress ? (
        <NewAccount token={token} invite={invite} onJoined={onJoined} />
      ) : (
        <ProveAddress token={token} />
      )}
      <p className="mt-6 text-center text-13 text-ink-soft">
        {t("join.hasAccount")}{" "}
        <TextLink to={paths.signIn} search={{ next }}>
          {t("join.signIn")}
        </TextLink>
      </p>
    </>
  );
}

function NewAccount({ token, invite, onJoined }: WayProps) {
  const { t } = useTranslation("people");
  const arrive = useArrive(onJoined);
  const join = useJoin();
  const { language } = useAppearance();
  const { form, submit, failure, errorOf } = useServerForm({
    schema: joinInput,
    values: { token, name: "", password: "" },
    send: async (input) => arrive(await join.mutateAsync({ ...input, language })),
  });
  const password = useWatch({ control: form.control, name: "password" });
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="flex flex-col gap-4">
      <FormFailure failure={failure} />
      <TextField label={t("join.email")} value={invite.email} readOnly autoComplete="username" />
      <TextField
        {...form.register("name")}
        label={t("join.name")}
        autoComplete="name"
        autoFocus
        error={errorOf("name")}
      />
      <div className="flex flex-col gap-2">
        <TextField
          {...form.register("password")}
          type="password"
          label={t("join.password")}
          autoComplete="new-password"
          error={errorOf("password")}
        />
        <PasswordRules rule={invite.passwordRule} password={password} />
      </div>
      <Button type="submit" variant="primary" size="lg" isBusy={form.formState.isSubmitting}>
        {t("join.create", { name: invite.tenantName })}
      </Button>
    </form>
  );
}

/** A copied link shows the offer but proves no address: the mailed one does. */
function ProveAddress({ token }: { token: string }) {
  const { t } = useTranslation("people");
  const text = useErrorText();
  const mail = useMailLink();
  if (mail.isSuccess)
    return (
      <Callout tone="good" isAlert title={t("join.mailedTitle")}>
        {t("join.mailed", { email: mail.data.sentTo })}
      </Callout>
    );
  return (
    <div className="flex flex-col gap-3">
      <p className="text-center text-13 text-balance text-ink-soft">{t("join.prove")}</p>
      {mail.isError && (
        <Callout tone="bad" isAlert>
          {text.sentence(mail.error)}
        </Callout>
      )}
      <Button variant="primary" size="lg" isBusy={mail.isPending} onClick={() => mail.mutate({ token })}>
        {t("join.mail")}
      </Button>
    </div>
  );
}
