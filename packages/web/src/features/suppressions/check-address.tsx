import { checkAddressInput } from "@rookery/server/suppressions/schema";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useErrorText } from "../../lib/error-text.ts";
import { Button } from "../../ui/button.tsx";
import { Callout } from "../../ui/callout.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { Time } from "../../ui/time.tsx";
import { useCheck, type Suppression } from "./use-suppressions.ts";

/** May we write to this address, and what forbids it. */
export function CheckAddress() {
  const { t } = useTranslation("suppressions");
  const text = useErrorText();
  const [typed, setTyped] = useState("");
  const [asked, setAsked] = useState<string>();
  const [fault, setFault] = useState<string>();
  const check = useCheck(asked);
  const ask = () => {
    const read = checkAddressInput.safeParse({ email: typed });
    setFault(read.success ? undefined : text.rule(read.error.issues[0]?.message ?? ""));
    if (!read.success) return;
    if (read.data.email === asked) void check.refetch();
    setAsked(read.data.email);
  };
  return (
    <section aria-label={t("check.title")} className="mb-6 rounded-lg border border-line bg-panel p-4 sm:p-5">
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          ask();
        }}
        className="flex max-w-xl flex-wrap items-start gap-x-2 gap-y-3"
      >
        <div className="min-w-0 flex-1 basis-56">
          <TextField
            label={t("check.title")}
            type="email"
            inputMode="email"
            placeholder={t("check.placeholder")}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            autoComplete="off"
            spellCheck={false}
            error={fault}
          />
        </div>
        <Button type="submit" isBusy={check.isFetching} className="max-sm:w-full sm:mt-[1.625rem]">
          {t("check.submit")}
        </Button>
      </form>
      <div role="status" className="empty:hidden">
        {asked !== undefined && check.data && !check.isFetching && (
          <div className="mt-3 max-w-xl">
            <Answer email={check.data.email} entries={check.data.entries} />
          </div>
        )}
      </div>
      {check.isError && (
        <div className="mt-3 max-w-xl">
          <Callout tone="bad" isAlert>
            {text.sentence(check.error)}
          </Callout>
        </div>
      )}
    </section>
  );
}

function Answer({ email, entries }: { email: string; entries: readonly Suppression[] }) {
  const { t } = useTranslation("suppressions");
  if (entries.length === 0)
    return (
      <Callout tone="good">
        <span className="wrap-anywhere">{t("check.yes", { email })}</span>
      </Callout>
    );
  return (
    <Callout tone="bad">
      <p className="font-medium wrap-anywhere">{t("check.no", { email })}</p>
      <ul className="mt-1 flex flex-col gap-0.5 text-ink-soft">
        {entries.map((entry) => (
          <li key={entry.id}>
            {t(`check.why.${entry.kind}`, { value: entry.value ?? "" })} {t(`reasons.${entry.reason}`)},{" "}
            <Time at={entry.createdAt} />
          </li>
        ))}
      </ul>
    </Callout>
  );
}
