import type { Role } from "@rookery/server";
import { useTranslation } from "react-i18next";
import { useErrorText } from "../../lib/error-text.ts";
import { useMay, useTenantFacts } from "../../lib/tenant-facts.tsx";
import { Select } from "../../ui/select.tsx";
import { toastDone, toastFailed } from "../../ui/toasts.ts";
import { Tooltip } from "../../ui/tooltip.tsx";
import { useSetRole, type Member } from "./use-people.ts";

const ranks: readonly Role[] = ["member", "admin", "owner"];

/** Why the role cannot be changed here; undefined where it can. The server decides the same anew. */
function useReason(member: Member): "notYours" | "yourself" | "above" | undefined {
  const mayManage = useMay("people.manage");
  const own = useTenantFacts()?.role;
  if (mayManage !== true || own === undefined) return "notYours";
  if (member.isYou) return "yourself";
  return ranks.indexOf(member.role) > ranks.indexOf(own) ? "above" : undefined;
}

/** A member's role; where it cannot be changed the word alone, and on hover why, and who can. */
export function RoleSelect({ member }: { member: Member }) {
  const { t } = useTranslation("people");
  const text = useErrorText();
  const own = useTenantFacts()?.role ?? "member";
  const reason = useReason(member);
  const setRole = useSetRole();
  if (reason)
    return (
      <Tooltip text={t(`roleLocked.${reason}`)}>
        <button
          type="button"
          aria-disabled
          className="cursor-default rounded-sm text-ink-soft underline decoration-line decoration-dotted underline-offset-4"
        >
          {t(`role.${member.role}`)}
          <span className="sr-only">. {t(`roleLocked.${reason}`)}</span>
        </button>
      </Tooltip>
    );
  const change = (role: Role) =>
    setRole.mutate(
      { userId: member.id, role },
      {
        onSuccess: () =>
          toastDone({ text: t("roleChanged", { name: member.name, role: t(`roleAs.${role}`) }) }),
        onError: (error) => toastFailed(text.sentence(error)),
      },
    );
  return (
    <Select
      aria-label={t("roleOf", { name: member.name })}
      className="w-28"
      value={member.role}
      isDisabled={setRole.isPending}
      onChange={change}
      options={ranks
        .filter((role) => ranks.indexOf(role) <= ranks.indexOf(own))
        .map((role) => ({ value: role, label: t(`role.${role}`) }))}
    />
  );
}
