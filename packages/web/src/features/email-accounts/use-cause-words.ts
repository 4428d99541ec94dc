import type { AccountFault, Protocol } from "@rookery/server/email-accounts/rules";
import { useTranslation } from "react-i18next";

export interface Tried {
  readonly protocol: Protocol;
  readonly host: string;
  readonly port: number;
  readonly email: string;
}

/** The port where the protocol begins with TLS (RFC 8314). */
const tlsPorts: Record<Protocol, number> = { smtp: 465, imap: 993 };

/** What happened and what mends it, as sentences. */
export function useCauseWords() {
  const { t } = useTranslation("emailAccounts");
  return (cause: AccountFault["cause"], { protocol, ...tried }: Tried, names: readonly string[] = []) => {
    const facts = {
      ...tried,
      port: String(tried.port),
      tlsPort: String(tlsPorts[protocol]),
      names: names.join(", "),
    };
    const isNameless = cause === "wrong_name" && names.length === 0;
    return {
      what: t(`causes.${cause}.what`, facts),
      fix: isNameless ? t("causes.wrong_name.fixUnnamed") : t(`causes.${cause}.fix`, facts),
    };
  };
}
