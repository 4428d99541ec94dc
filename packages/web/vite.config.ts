import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

/** The text of the first screen is set in these; the other subsets load when a character asks for them. */
const preloadedFonts = /geist-latin-wght-normal-[\w-]+\.woff2$/;

function preloadFonts(): Plugin {
  return {
    name: "preload-fonts",
    transformIndexHtml: {
      order: "post",
      handler: (_html, { bundle }) =>
        Object.keys(bundle ?? {})
          .filter((file) => preloadedFonts.test(file))
          .map((file) => ({
            tag: "link",
            attrs: { rel: "preload", as: "font", type: "font/woff2", href: `/${file}`, crossorigin: "" },
            injectTo: "head-prepend" as const,
          })),
    },
  };
}

/** The server hands these out as they are, so that no request pays for compression. */
function precompress(folder: string): Plugin {
  return {
    name: "precompress",
    apply: "build",
    closeBundle: () => {
      const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
      for (const file of files.filter((each) => /\.(js|css|svg|json)$/.test(each))) {
        const path = join(folder, file);
        const plain = readFileSync(path);
        writeFileSync(
          `${path}.br`,
          brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
        );
        writeFileSync(`${path}.gz`, gzipSync(plain, { level: 9 }));
      }
    },
  };
}

/** Under `pnpm dev` the server runs beside Vite; what the portal does not answer goes there. */
const api = process.env["API_URL"];
const ofServer = ["/trpc", "/uploads", "/files", "/imports", "/dev/mail", "/healthz", "/readyz"];

export default defineConfig({
  server: { proxy: api === undefined ? {} : Object.fromEntries(ofServer.map((path) => [path, api])) },
  plugins: [react(), tailwindcss(), preloadFonts(), precompress(join(import.meta.dirname, "dist"))],
  build: {
    target: "es2023",
    // An inlined asset would be a data: address, which the policy for fonts refuses.
    assetsInlineLimit: 0,
    // A bench reads the manifest to sum what a page needs.
    manifest: true,
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // What every page needs, together: one request, and it compresses better than in crumbs.
            {
              name: "base",
              test: /node_modules\/(react|react-dom|scheduler|react-i18next|i18next|@tanstack\/(history|query-core|react-query|react-router|react-store|router-core|store)|@trpc\/(client|tanstack-react-query))\//,
            },
          ],
        },
      },
    },
  },
});
