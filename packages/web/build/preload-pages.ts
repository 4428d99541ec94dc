import { createHash } from "node:crypto";
import { languages } from "@rookery/server/preferences/rules";
import type { Plugin, Rolldown } from "vite";

interface Need {
  readonly path: RegExp;
  readonly modules: readonly string[];
  /** Catalogues, in the language of whoever looks. */
  readonly words?: readonly string[];
}

const APPEARANCE = '<script src="/appearance.js"></script>';

/** What every page says. */
const always = ["app", "errors", "rules", "ui"];

/** What an address needs beyond the first chunk. An address may match several; what is missing here only comes later. */
const needs: readonly Need[] = [
  { path: /^/, modules: [], words: always },
  { path: /^\/(t|c|companies|people|policies|brand|settings)(\/|$)/, modules: ["app/shell/shell.tsx"] },
  {
    path: /^(\/t\/[^/]+)?\/companies$/,
    modules: ["features/companies/companies-page.tsx"],
    words: ["companies"],
  },
  { path: /\/leads$/, modules: ["features/leads/leads-page.tsx"], words: ["leads"] },
  { path: /\/imports$/, modules: ["features/imports/imports-page.tsx"], words: ["imports"] },
  { path: /\/setup$/, modules: ["features/companies/set-up-page.tsx"], words: ["companies"] },
  {
    path: /^\/sign-in$/,
    modules: ["app/outside-layout.tsx", "features/sessions/sign-in-page.tsx"],
    words: ["sessions"],
  },
];

/**
 * Pages are chunks that the router asks for when it runs, which is after the first chunk has come and was compiled. One
 * index.html serves all addresses, so a script of a few lines, beside the one for the theme, has the browser fetch the
 * page's files at once.
 */
export function preloadPages(): Plugin {
  let script: string | undefined;
  return {
    name: "preload-pages",
    apply: "build",
    generateBundle: {
      order: "pre",
      handler(_options, bundle) {
        const source = writeScript(bundle);
        const hash = createHash("sha256").update(source).digest("base64url").slice(0, 8);
        script = `assets/preload-${hash}.js`;
        this.emitFile({ type: "asset", fileName: script, source });
      },
    },
    transformIndexHtml: {
      order: "post",
      // After the script that settles the language, and before anything that a script would have to wait for.
      handler: (html) => {
        if (script === undefined) return html;
        if (!html.includes(APPEARANCE)) throw new Error(`index.html lacks ${APPEARANCE}`);
        return html.replace(APPEARANCE, `${APPEARANCE}<script src="/${script}"></script>`);
      },
    },
  };
}

function writeScript(bundle: Rolldown.OutputBundle): string {
  const chunks = Object.values(bundle).filter((output) => output.type === "chunk");
  const entry = chunks.find(({ isEntry }) => isEntry);
  // index.html itself names these.
  const named = new Set(entry ? filesOf(bundle, entry) : []);
  const filesNeeded = (modules: readonly string[]) => {
    const files = new Set(modules.flatMap((module) => filesOf(bundle, chunkOf(chunks, module))));
    return [...files].filter((file) => !named.has(file));
  };
  const lists = needs.map(({ path, modules, words = [] }) => {
    const inLanguage = (language: string) =>
      filesNeeded(words.map((word) => `lib/i18n/${language}/${word}.ts`));
    const byLanguage = Object.fromEntries(languages.map((language) => [language, inLanguage(language)]));
    return `[${path.toString()},${JSON.stringify(filesNeeded(modules))},${JSON.stringify(byLanguage)}]`;
  });
  return `const wanted=new Set;for(const[path,files,words]of[${lists.join(",")}])if(path.test(location.pathname))for(const file of files.concat(words[document.documentElement.lang]||[]))wanted.add(file);for(const file of wanted){const link=document.createElement("link");link.rel="modulepreload";link.crossOrigin="";link.href="/"+file;document.head.append(link)}
`;
}

function chunkOf(chunks: readonly Rolldown.OutputChunk[], module: string): Rolldown.OutputChunk {
  const found = chunks.find(({ facadeModuleId }) => facadeModuleId?.endsWith(`/src/${module}`));
  if (!found) throw new Error(`${module} is no page's chunk any more: correct preload-pages.ts`);
  return found;
}

/** The chunk and all that it imports at once. */
function filesOf(bundle: Rolldown.OutputBundle, first: Rolldown.OutputChunk): string[] {
  const files = new Set([first.fileName]);
  for (const file of files) {
    const chunk = bundle[file];
    if (chunk?.type === "chunk") for (const needed of chunk.imports) files.add(needed);
  }
  return [...files];
}
