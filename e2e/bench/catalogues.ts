import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Browser } from "playwright-core";

const manifest = fileURLToPath(new URL("../../packages/web/dist/.vite/manifest.json", import.meta.url));

export interface LoadedCatalogues {
  /** Kilobytes of the reader's language that came over the wire, headers left out. */
  readonly kilobytes: number;
  /** Files of other languages. */
  readonly foreign: number;
}

/** What of the portal's words a page loads for a browser of this language. */
export async function loadedCatalogues(
  browser: Browser,
  url: string,
  language: string,
): Promise<LoadedCatalogues> {
  const files = JSON.parse(readFileSync(manifest, "utf8")) as Record<string, { file: string }>;
  const languageByFile = new Map<string, string>(
    Object.entries(files).flatMap(([source, { file }]) => {
      const [, of] = /^src\/lib\/i18n\/([a-z]{2})\//.exec(source) ?? [];
      return of === undefined ? [] : [[`/${file}`, of] as const];
    }),
  );
  if (languageByFile.size < 80) throw new Error("The manifest names no catalogues");
  const context = await browser.newContext({ locale: language });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send("Network.enable");
  const loaded = new Map<string, string>();
  let bytes = 0;
  let foreign = 0;
  devtools.on("Network.responseReceived", ({ requestId, response }) => {
    const of = languageByFile.get(new URL(response.url).pathname);
    if (of === undefined) return;
    loaded.set(requestId, of);
    if (of !== language) foreign += 1;
  });
  devtools.on("Network.dataReceived", ({ requestId, encodedDataLength }) => {
    if (loaded.get(requestId) === language) bytes += encodedDataLength;
  });
  await page.goto(url, { waitUntil: "networkidle" });
  await context.close();
  if (loaded.size === 0) throw new Error(`No words came for ${language}`);
  return { kilobytes: bytes / 1024, foreign };
}
