import type { Role } from "@rookery/server";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useErrorText } from "../../lib/error-text.ts";
import { failureOf, fieldFaultsOf } from "../../lib/failure.ts";
import { useTenantFacts } from "../../lib/tenant-facts.tsx";
import { Button } from "../../ui/button.tsx";
import { Callout } from "../../ui/callout.tsx";
import { Dialog, DialogActions } from "../../ui/dialog.tsx";
import { Select, SelectField } from "../../ui/select.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { toastDone } from "../../ui/toasts.ts";
import { useCompanyChoice, useCreateInvites } from "./use-people.ts";

const ranks: readonly Role[] = ["member", "admin", "owner"];
const days = ["1", "3", "7", "14", "30"] as const;

type Access = "none" | "view" | "work";

const addressesIn = (typed: string): string[] =>
  typed
    .split(/[\s,;]+/)
    .map((each) => each.replace(/^<|>$/g, ""))
    .filter(Boolean);

/** Asks one or many people to join, with a role, the companies that a member works in, and a word to go with it. */
export function InviteDialog({ onDone, onClose }: { onDone: () => void; onClose: () => void }) {
  const { t } = useTranslation("people");
  const text = useErrorText();
  const own = useTenantFacts()?.role ?? "member";
  const create = useCreateInvites();
  const [typed, setTyped] = useState("");
  const [role, setRole] = useState<Role>("member");
  const [note, setNote] = useState("");
  const [expiry, setExpiry] = useState<(typeof days)[number]>("7");
  const [access, setAccess] = useState<Readonly<Record<string, Access>>>({});
  const emails = addressesIn(typed);
  const faults = create.isError ? fieldFaultsOf(failureOf(create.error)) : {};
  const wrong = Object.keys(faults).flatMap((field) => {
    const place = /^emails\.(\d+)$/.exec(field)?.[1];
    return place === undefined ? [] : [emails[Number(place)] ?? ""];
  });
  const emailFault =
    wrong.length > 0
      ? t("invite.wrong", { addresses: wrong.join(", ") })
      : faults["emails"] !== undefined
        ? t("invite.tooMany")
        : undefined;
  const send = () =>
    create.mutate(
      {
        emails,
        role,
        note,
        days: Number(expiry),
        companies:
          role === "member"
            ? Object.entries(access).flatMap(([companyId, each]) =>
                each === "none" ? [] : [{ companyId, access: each }],
              )
            : [],
      },
      {
        onSuccess: (created) => {
          const asked = created.filter(({ inviteId }) => inviteId !== null).length;
          const known = created.length - asked;
          toastDone({
            text: [t("invite.sent", { count: asked }), known > 0 && t("invite.known", { count: known })]
              .filter(Boolean)
              .join(" "),
          });
          onDone();
        },
      },
    );
  return (
    <Dialog
      isOpen
      width="lg"
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t("invite.title")}
      description={t("invite.description")}
    >
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        {create.isError && emailFault === undefined && (
          <Callout tone="bad" isAlert>
            {text.sentence(create.error)}
          </Callout>
        )}
        <TextArea
          label={t("invite.emails")}
          help={emails.length > 1 ? t("invite.count", { count: emails.length }) : t("invite.emailsHelp")}
          rows={2}
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          error={emailFault}
        />
        <div className="grid gap-4 sm:grid-cols-2">
          <SelectField
            label={t("invite.role")}
            help={t(`roleDetail.${role}`)}
            value={role}
            onChange={setRole}
            options={ranks
              .filter((each) => ranks.indexOf(each) <= ranks.indexOf(own))
              .map((each) => ({ value: each, label: t(`role.${each}`) }))}
          />
          <SelectField
            label={t("invite.expiry")}
            value={expiry}
            onChange={setExpiry}
            options={days.map((each) => ({ value: each, label: t("invite.days", { count: Number(each) }) }))}
          />
        </div>
        {role === "member" && (
          <CompanyAccess access={access} onChange={(id, next) => setAccess({ ...access, [id]: next })} />
        )}
        <TextArea
          label={t("invite.note")}
          help={t("invite.noteHelp")}
          isOptional
          rows={2}
          maxLength={500}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
        <DialogActions>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button type="submit" variant="primary" isBusy={create.isPending} disabled={emails.length === 0}>
            {t("invite.send", { count: Math.max(1, emails.length) })}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

interface CompanyAccessProps {
  readonly access: Readonly<Record<string, Access>>;
  readonly onChange: (companyId: string, access: Access) => void;
}

/** What the member may do in which company; the inviter passes on no more than they have. */
function CompanyAccess({ access, onChange }: CompanyAccessProps) {
  const { t } = useTranslation("people");
  const companies = useCompanyChoice();
  if (!companies.data || companies.data.length === 0) return null;
  return (
    <fieldset className="min-w-0">
      <legend className="text-13 font-medium text-ink">{t("invite.companies")}</legend>
      <ul className="mt-1.5 max-h-36 divide-y divide-line overflow-y-auto rounded-md border border-line">
        {companies.data.map((company) => (
          <li key={company.id} className="flex items-center gap-3 px-3 py-1.5">
            <span className="min-w-0 flex-1 truncate text-13">{company.name}</span>
            <Select
              aria-label={t("invite.accessTo", { name: company.name })}
              className="w-32"
              value={access[company.id] ?? "none"}
              onChange={(next: Access) => onChange(company.id, next)}
              options={(company.access === "view"
                ? (["none", "view"] as const)
                : (["none", "view", "work"] as const)
              ).map((each) => ({ value: each, label: t(`access.${each}`) }))}
            />
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
