import { leadFields } from "@rookery/server/imports/rules";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { classNames } from "../../ui/class-names.ts";
import { Section } from "../../ui/page-header.tsx";
import { mappingToShow } from "./choices.ts";
import { columnName } from "./column-table.tsx";
import type { ShownImport } from "./use-imports.ts";

export interface ImportChoicesProps {
  readonly found: ShownImport;
  readonly title: string;
  readonly description?: string;
}

/** What was chosen for an import, to be read. */
export function ImportChoices({ found, title, description }: ImportChoicesProps) {
  const { t } = useTranslation("imports");
  const none = <span className="text-ink-faint">{t("choices.notGiven")}</span>;
  return (
    <Section title={title} description={description}>
      <dl className="grid gap-x-6 gap-y-4 text-13 sm:grid-cols-3">
        <Fact label={t("choices.existing")}>{t(`choices.${found.existing}`)}</Fact>
        <Fact label={t("choices.source")}>{found.source ?? none}</Fact>
        <Fact label={t("choices.consent")}>{found.consent ?? none}</Fact>
        <Fact label={t("choices.tags")} isWide>
          {found.tags.length === 0 ? none : <TagList tags={found.tags} />}
        </Fact>
        <Fact label={t("choices.columns")} isWide>
          <Columns found={found} />
        </Fact>
      </dl>
    </Section>
  );
}

interface FactProps {
  readonly label: string;
  readonly isWide?: boolean;
  readonly children: ReactNode;
}

function Fact({ label, isWide = false, children }: FactProps) {
  return (
    <div className={classNames("min-w-0", isWide && "sm:col-span-3")}>
      <dt className="text-12 text-ink-faint">{label}</dt>
      <dd dir="auto" className="mt-0.5 wrap-anywhere text-ink">
        {children}
      </dd>
    </div>
  );
}

function TagList({ tags }: { tags: readonly string[] }) {
  return (
    <ul className="flex flex-wrap gap-1">
      {tags.map((tag) => (
        <li key={tag} dir="auto" className="max-w-full truncate rounded-sm bg-hover px-2 py-0.5">
          {tag}
        </li>
      ))}
    </ul>
  );
}

/** Each column that is taken, with what it becomes. */
function Columns({ found }: { found: ShownImport }) {
  const { t } = useTranslation("imports");
  const { reading } = found;
  if (!reading) return null;
  const mapping = mappingToShow(found, reading);
  return (
    <ul className="flex flex-wrap gap-x-5 gap-y-1">
      {leadFields.map((field) => {
        const place = mapping[field];
        if (place === undefined) return null;
        const name = columnName(reading.columns[place]?.header, t("mapping.unnamed", { number: place + 1 }));
        return (
          <li key={field} className="max-w-full">
            {t("choices.becomes", { column: name, field: t(`mapping.${field}`) })}
          </li>
        );
      })}
    </ul>
  );
}
