import type { Role } from "@rookery/server";
import { Check, Minus } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Catalogues } from "../../lib/i18n/catalogues.ts";
import { QueryFailure } from "../../lib/query-failure.tsx";
import { useTenantFacts } from "../../lib/tenant-facts.tsx";
import { Loading, Skeleton } from "../../ui/skeleton.tsx";
import { useRoles } from "./use-people.ts";

const shown: readonly Role[] = ["member", "admin", "owner"];

/** The table that the server asks before every act, as it stands there. */
export function RolesPanel() {
  const { t } = useTranslation("people");
  const matrix = useRoles();
  const own = useTenantFacts()?.role;
  if (matrix.isPending)
    return (
      <Loading>
        <Skeleton className="h-80 w-full" />
      </Loading>
    );
  if (matrix.isError) return <QueryFailure error={matrix.error} onRetry={() => void matrix.refetch()} />;
  return (
    <>
      <p className="mb-4 max-w-[68ch] text-14 text-ink-soft">{t("roles.description")}</p>
      <div className="relative overflow-x-auto rounded-lg border border-line bg-panel">
        <table aria-label={t("tabs.roles")} className="w-full table-fixed text-13">
          <thead>
            <tr className="border-b border-line text-12 text-ink-faint">
              <th scope="col" className="h-9 w-2/5 px-4 text-start font-medium max-sm:px-3 sm:w-auto">
                {t("roles.permission")}
              </th>
              {shown.map((role) => (
                <th
                  key={role}
                  scope="col"
                  className="px-1 text-center font-medium wrap-anywhere sm:w-32 sm:px-2"
                >
                  {t(`role.${role}`)}
                  {role === own && <span className="block font-normal">{t("roles.yours")}</span>}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {matrix.data.map(({ permission, roles }) => (
              <tr key={permission} className="border-b border-line last:border-b-0">
                <th
                  scope="row"
                  className="px-4 py-2 text-start font-normal wrap-anywhere text-ink max-sm:px-3"
                >
                  {t(`permissions.${permission.replace(".", "_") as PermissionKey}`)}
                </th>
                {shown.map((role) => (
                  <td key={role} className="px-2 text-center">
                    {roles[role] ? (
                      <Check aria-hidden className="mx-auto size-4 text-good-ink" />
                    ) : (
                      <Minus aria-hidden className="mx-auto size-4 text-ink-faint" />
                    )}
                    <span className="sr-only">{t(roles[role] ? "roles.yes" : "roles.no")}</span>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="mt-3 max-w-[68ch] text-13 text-ink-faint">{t("roles.note")}</p>
    </>
  );
}

type PermissionKey = keyof Catalogues["people"]["permissions"];
