import { useTranslation } from "react-i18next";
import { Kbd } from "../../../ui/kbd.tsx";
import { shortcuts } from "./shortcuts.ts";

/** Keys of the editor, for whoever asks which there are. */
export function ShortcutList() {
  const { t } = useTranslation("templateEditor");
  const rows = [
    { what: t("keys.blocks"), keys: [shortcuts.block] },
    { what: t("keys.variables"), keys: [shortcuts.variable] },
    { what: t("keys.marks"), keys: [shortcuts.bold, shortcuts.italic, shortcuts.underline] },
    { what: t("keys.strike"), keys: [shortcuts.strike] },
    { what: t("keys.link"), keys: [shortcuts.link] },
    { what: t("keys.headings"), keys: [shortcuts.heading, shortcuts.text] },
    { what: t("keys.lists"), keys: [shortcuts.orderedList, shortcuts.bulletList] },
    { what: t("keys.move"), keys: [shortcuts.moveUp, shortcuts.moveDown] },
    { what: t("keys.settings"), keys: [shortcuts.settings] },
    { what: t("keys.columns"), keys: [shortcuts.columns] },
    { what: t("keys.tools"), keys: [shortcuts.tools, "Esc"] },
    { what: t("keys.undo"), keys: [shortcuts.undo, shortcuts.redo] },
  ];
  return (
    <section className="mt-5">
      <h3 className="text-13 font-medium text-ink">{t("keys.title")}</h3>
      <dl className="divide-y divide-line">
        {rows.map(({ what, keys }) => (
          <div key={what} className="flex min-h-10 items-center justify-between gap-4 py-1 text-14">
            <dt>{what}</dt>
            <dd className="flex flex-wrap justify-end gap-x-3 gap-y-1">
              {keys.map((each) => (
                <Kbd key={each} keys={each} />
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
