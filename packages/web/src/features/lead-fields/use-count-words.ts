import { useTranslation } from "react-i18next";

interface Counted {
  readonly count: number;
  readonly isMore: boolean;
}

/** How many leads or templates there are, as far as they were counted. */
export function useCountWords() {
  const { t } = useTranslation("leadFields");
  const say =
    (what: "leads" | "templates") =>
    ({ count, isMore }: Counted): string => {
      if (isMore) return t(`${what}More`, { count });
      return count === 0 ? t(`${what}None`) : t(what, { count });
    };
  return { leads: say("leads"), templates: say("templates") };
}
