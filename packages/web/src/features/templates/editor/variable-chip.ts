import { InputRule, Node } from "@tiptap/core";
import {
  isFallback,
  readVariables,
  variableFilters,
  writeVariable,
  type VariableUse,
} from "@rookery/server/templates/rules";
import { isKnownVariable } from "./known-variable.ts";

const NAME = /^[a-z][a-z0-9_]{0,39}$/;
const filters: readonly (string | undefined)[] = variableFilters;
/** A fact of the reader or the sender, in the middle of a text. */
export const VariableChip = Node.create({
  name: "variable",
  group: "inline",
  inline: true,
  atom: true,
  selectable: true,
  addAttributes: () => ({
    name: { default: "first_name", parseHTML: (chip) => chip.dataset["variable"] },
    fallback: { default: "", parseHTML: (chip) => chip.dataset["fallback"] ?? "" },
    filter: { default: null, parseHTML: (chip) => chip.dataset["filter"] ?? null },
  }),
  parseHTML: () => [
    {
      tag: "span[data-variable]",
      getAttrs: ({ dataset: { variable, fallback = "", filter } }) =>
        variable !== undefined &&
        NAME.test(variable) &&
        isFallback(fallback) &&
        fallback.isWellFormed() &&
        (filter === undefined || filters.includes(filter)) &&
        null,
    },
  ],
  renderHTML: ({ node }) => {
    const { name, fallback, filter } = node.attrs as VariableUse;
    const look = {
      class: "mail-variable",
      "data-variable": name,
      "data-fallback": fallback,
      ...(filter && { "data-filter": filter }),
      ...(!isKnownVariable(name) && { "data-unknown": "" }),
    };
    const facts = [fallback, filter].filter(Boolean).join(" · ");
    return facts === "" ? ["span", look, name] : ["span", look, name, ["span", { dir: "auto" }, facts]];
  },
  renderText: ({ node }) => writeVariable(node.attrs as VariableUse),
  addInputRules() {
    return [
      new InputRule({
        find: /\{\{[^{}\n]{1,300}\}\}$/,
        handler: ({ state, range, match }) => {
          const [use] = readVariables(match[0]);
          if (use === undefined || typeof use === "string" || !isFallback(use.fallback)) return null;
          state.tr.replaceWith(range.from, range.to, this.type.create({ ...use }));
          return undefined;
        },
      }),
    ];
  },
});
