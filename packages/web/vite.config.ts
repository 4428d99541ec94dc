import { join } from "node:path";
import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { precompress } from "./build/precompress.ts";
import { preloadFonts } from "./build/preload-fonts.ts";
import { preloadPages } from "./build/preload-pages.ts";

/** Under `pnpm dev` the server runs beside Vite; what the portal does not answer goes there. */
const api = process.env["API_URL"];
const ofServer = [
  "/trpc",
  "/uploads",
  "/files",
  "/imports",
  "/lead-exports",
  "/dev/mail",
  "/healthz",
  "/readyz",
];

export default defineConfig({
  server: { proxy: api === undefined ? {} : Object.fromEntries(ofServer.map((path) => [path, api])) },
  plugins: [
    react(),
    tailwindcss(),
    preloadFonts(),
    preloadPages(),
    precompress(join(import.meta.dirname, "dist")),
  ],
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
              test: /node_modules\/(react|react-dom|scheduler|react-i18next|i18next|@tanstack\/(history|query-core|react-query|react-router|react-store|router-core|store)|@trpc\/(client|server|tanstack-react-query))\//,
            },
            // What several pages share would be forty crumbs of a kilobyte: on a slow machine each costs more than it weighs.
            // What opens on a click, and brings a library along, stays out.
            {
              name: "shared",
              test: /\/src\/ui\/(?!alert-dialog|command-palette|dialog|menu-popup|tabs)|\/node_modules\/lucide-react\//,
              minShareCount: 4,
            },
          ],
        },
      },
    },
  },
});
