import { useTranslation } from "react-i18next";
import { EmailSection } from "../../features/account/email-section.tsx";
import { NameForm } from "../../features/account/name-form.tsx";
import { useSession } from "../../features/sessions/use-sessions.ts";
import { useTitle } from "../../lib/use-title.ts";
import { Loading, Skeleton } from "../../ui/skeleton.tsx";

/** Who one is here: name and address. */
export function ProfilePage() {
  const { t } = useTranslation("account");
  const { data: session } = useSession();
  useTitle(t("pages.profile"), t("title"));
  if (!session)
    return (
      <Loading>
        <Skeleton className="h-32 w-full" />
      </Loading>
    );
  const { name, email, emailVerified } = session.user;
  return (
    <>
      <NameForm key={session.user.id} name={name} />
      <EmailSection email={email} isConfirmed={emailVerified} />
    </>
  );
}
