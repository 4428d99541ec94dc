import { useId } from "react";
import { useTranslation } from "react-i18next";

/** Where a domain's mail is taken in: the guard against taking live mail away is that "as now" is chosen first. */
export function ReceivesChoice(props: { value: boolean; onChange: (receivesHere: boolean) => void }) {
  const { t } = useTranslation("domains");
  const name = useId();
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1.5 text-13 font-medium text-ink">{t("add.receives")}</legend>
      {([false, true] as const).map((choice) => {
        const words = choice ? "here" : "elsewhere";
        return (
          <label
            key={words}
            className="grid cursor-pointer grid-cols-[auto_1fr] gap-x-2.5 rounded-md border border-line px-3 py-2.5 text-13 text-ink-soft has-checked:border-mark has-checked:bg-hover"
          >
            <input
              type="radio"
              name={name}
              checked={props.value === choice}
              onChange={() => props.onChange(choice)}
              className="row-span-2 mt-0.5 size-4"
            />
            <span className="font-medium text-ink">{t(`add.${words}`)}</span>
            {t(`add.${words}Help`)}
          </label>
        );
      })}
    </fieldset>
  );
}
