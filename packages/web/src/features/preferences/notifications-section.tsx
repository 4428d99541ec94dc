import {
  choosableKinds,
  mailChoices,
  type ChoosableKind,
  type MailChoice,
} from "@rookery/server/preferences/rules";
import { useTranslation } from "react-i18next";
import { QueryFailure } from "../../lib/query-failure.tsx";
import { Section } from "../../ui/page-header.tsx";
import { Select } from "../../ui/select.tsx";
import { SettingRow } from "../../ui/setting-row.tsx";
import { Loading, Skeleton } from "../../ui/skeleton.tsx";
import { Switch } from "../../ui/switch.tsx";
import { useChangeNotifications, useNotifications, type KindOfNotification } from "./use-preferences.ts";

/** Which events, in the bell and by mail. Every change holds at once. */
export function NotificationsSection() {
  const { t } = useTranslation("preferences");
  const found = useNotifications();
  const { setKind, setMails } = useChangeNotifications();
  return (
    <Section title={t("notifications.title")} description={t("notifications.description")}>
      {found.isPending && (
        <Loading>
          <Skeleton className="h-96 w-full" />
        </Loading>
      )}
      {found.isError && <QueryFailure error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && (
        <div className="flex flex-col gap-5">
          <div className="flex flex-col divide-y divide-line">
            <SettingRow
              label={t("mails.label")}
              help={t("mails.help")}
              control={(wiring) => (
                <Switch
                  {...wiring}
                  label={t("mails.label")}
                  isOn={found.data.emailNotifications}
                  onChange={(emailNotifications) => setMails({ ...mailsOf(found.data), emailNotifications })}
                />
              )}
            />
            <SettingRow
              label={t("weekly.label")}
              help={t("weekly.help")}
              control={(wiring) => (
                <Switch
                  {...wiring}
                  label={t("weekly.label")}
                  isOn={found.data.weeklyReports}
                  onChange={(weeklyReports) => setMails({ ...mailsOf(found.data), weeklyReports })}
                />
              )}
            />
          </div>
          <Matrix kinds={found.data.kinds} areMailsOff={!found.data.emailNotifications} onChange={setKind} />
          <p className="max-w-[68ch] text-12 text-ink-soft">{t("locked.why")}</p>
        </div>
      )}
    </Section>
  );
}

const mailsOf = ({
  emailNotifications,
  weeklyReports,
}: {
  emailNotifications: boolean;
  weeklyReports: boolean;
}) => ({ emailNotifications, weeklyReports });

interface MatrixProps {
  readonly kinds: readonly KindOfNotification[];
  readonly areMailsOff: boolean;
  readonly onChange: (changed: KindOfNotification) => void;
}

const cell = "px-2 py-2 first:ps-0 last:pe-0";

/** Event by channel. */
function Matrix({ kinds, areMailsOff, onChange }: MatrixProps) {
  const { t } = useTranslation("preferences");
  return (
    <table className="w-full text-13">
      <caption className="sr-only">{t("notifications.title")}</caption>
      <thead>
        <tr className="border-b border-line text-12 text-ink-soft *:text-start">
          <th scope="col" className={`${cell} font-medium`}>
            {t("matrix.event")}
          </th>
          <th scope="col" className={`${cell} w-16 font-medium`}>
            {t("matrix.portal")}
          </th>
          <th scope="col" className={`${cell} w-34 font-medium`}>
            {t("matrix.mail")}
          </th>
        </tr>
      </thead>
      <tbody className="divide-y divide-line">
        {choosableKinds.map((kind) => {
          const row = kinds.find((each) => each.kind === kind);
          return row && <KindRow key={kind} row={row} areMailsOff={areMailsOff} onChange={onChange} />;
        })}
        <LockedRow word="policies" inPortal />
        <LockedRow word="account" inPortal={false} />
      </tbody>
    </table>
  );
}

function KindRow({ row, areMailsOff, onChange }: { row: KindOfNotification } & Omit<MatrixProps, "kinds">) {
  const { t } = useTranslation("preferences");
  const name = t(`kinds.${row.kind satisfies ChoosableKind}`);
  return (
    <tr>
      <th scope="row" className={`${cell} text-start font-normal text-ink`}>
        {name}
      </th>
      <td className={cell}>
        <Switch
          label={t("matrix.portalOf", { event: name })}
          isOn={row.inPortal}
          onChange={(inPortal) => onChange({ ...row, inPortal })}
        />
      </td>
      <td className={cell}>
        <Select<MailChoice>
          aria-label={t("matrix.mailOf", { event: name })}
          value={row.byMail}
          isDisabled={areMailsOff}
          options={mailChoices.map((value) => ({ value, label: t(`mail.${value}`) }))}
          onChange={(byMail) => onChange({ ...row, byMail })}
        />
      </td>
    </tr>
  );
}

function LockedRow({ word, inPortal }: { word: "policies" | "account"; inPortal: boolean }) {
  const { t } = useTranslation("preferences");
  return (
    <tr>
      <th scope="row" className={`${cell} text-start font-normal text-ink`}>
        {t(`locked.${word}`)}
      </th>
      <td className={`${cell} text-ink-soft`}>{inPortal ? t("locked.always") : t("locked.none")}</td>
      <td className={`${cell} text-ink-soft`}>{t("mail.at_once")}</td>
    </tr>
  );
}
