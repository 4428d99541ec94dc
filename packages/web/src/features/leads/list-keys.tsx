import { useTranslation } from "react-i18next";
import { Kbd } from "../../ui/kbd.tsx";

/** What keys do in the list of leads. */
export function ListKeys() {
  const { t } = useTranslation("leads");
  const keys = [
    { keys: "j", what: t("keys.down") },
    { keys: "k", what: t("keys.up") },
    { keys: "x", what: t("keys.select") },
    { keys: "Shift x", what: t("keys.selectTo") },
    { keys: "Enter", what: t("keys.open") },
    { keys: "f", what: t("keys.filter") },
    { keys: "Esc", what: t("keys.none") },
  ];
  return (
    <section>
      <h3 className="mt-5 mb-1 text-13 font-semibold text-ink">{t("keys.title")}</h3>
      <dl className="divide-y divide-line">
        {keys.map((each) => (
          <div key={each.keys} className="flex h-10 items-center justify-between text-14">
            <dt>{each.what}</dt>
            <dd>
              <Kbd keys={each.keys} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
