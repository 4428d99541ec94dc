import { useTranslation } from "react-i18next";
import { Button } from "../../../ui/button.tsx";
import { classNames } from "../../../ui/class-names.ts";
import { controlLook } from "../../../ui/field.tsx";
import { LetterMark, Logo } from "./brand-face.tsx";
import { BrowserTab } from "./browser-tab.tsx";
import type { ShownBrand } from "./shown-brand.ts";

/** The first thing that anybody sees of the portal, in a tab of their browser. */
export function SignInScene({ brand }: { brand: ShownBrand }) {
  const { t } = useTranslation(["sessions", "app"]);
  return (
    <BrowserTab brand={brand} title={t("titles.signIn", { ns: "app" })}>
      <div className="flex flex-col items-center px-6 py-8">
        <div className="mb-6 flex max-w-full items-center gap-2.5 text-16 font-semibold">
          {brand.logo ? (
            <Logo logo={brand.logo} className="max-h-10" />
          ) : (
            <>
              <LetterMark name={brand.name} size="lg" />
              <span className="min-w-0 truncate">{brand.name}</span>
            </>
          )}
        </div>
        <div className="flex w-full max-w-76 flex-col gap-3.5">
          <p className="mb-1 text-center text-20 font-semibold text-ink">{t("signIn.title")}</p>
          <Field label={t("signIn.email")} value="ada@example.com" isFocused />
          <Field label={t("signIn.password")} value="••••••••••••" aside={t("signIn.forgot")} />
          <Button variant="primary" size="lg">
            {t("signIn.submit")}
          </Button>
        </div>
      </div>
    </BrowserTab>
  );
}

/** No real control: a password manager would offer to fill it. */
function Field(props: { label: string; value: string; aside?: string; isFocused?: boolean }) {
  const { label, value, aside, isFocused } = props;
  return (
    <div className="flex flex-col gap-1.5">
      <span className="flex items-baseline justify-between gap-3 text-13 font-medium text-ink">
        {label}
        {aside !== undefined && <span className="truncate text-accent-ink">{aside}</span>}
      </span>
      <span
        className={classNames(
          controlLook,
          "flex h-8 items-center px-2.5",
          isFocused && "border-focus outline-[1.5px] outline-focus",
        )}
      >
        {value}
      </span>
    </div>
  );
}
