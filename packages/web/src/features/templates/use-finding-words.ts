import { useTranslation } from "react-i18next";
import type { Finding } from "./use-template.ts";

/** Everything that a sentence about a finding may name. */
const unsaid = {
  elements: "",
  host: "",
  kilobytes: 0,
  label: "",
  length: 0,
  link: "",
  name: "",
  phrase: "",
  shown: 0,
  src: "",
  suggestion: "",
  text: "",
  words: 0,
};

/** What a finding says and the one thing that mends it, as sentences. */
export function useFindingWords({ rule, details }: Finding): { what: string; fix: string } {
  const { t } = useTranslation("templateFindings");
  const facts: typeof unsaid = { ...unsaid, ...details };
  const isUnnamed = rule === "unknown_variable" && facts.suggestion === "";
  return {
    what: t(`${rule}.what`, facts),
    fix: isUnnamed ? t("unknown_variable.fixUnnamed") : t(`${rule}.fix`, facts),
  };
}
