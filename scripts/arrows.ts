/**
 * Who may import whom (one rule for all slices), and how large a file may be. Prints every breach and fails.
 * Cycles are refused by the linter.
 */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { root } from "./fresh.ts";

const LINES = 300;
const TEST_LINES = 500;

interface SourceFile {
  /** From the root, as in `packages/server/src/app.ts`. */
  readonly path: string;
  readonly text: string;
}

const skipped = new Set(["node_modules", "generated", "dist", ".types", "test-results"]);

function filesBelow(folder: string): SourceFile[] {
  return readdirSync(join(root, folder)).flatMap((name) => {
    const path = `${folder}/${name}`;
    if (skipped.has(name)) return [];
    if (statSync(join(root, path)).isDirectory()) return filesBelow(path);
    return /\.tsx?$/.test(name) ? [{ path, text: readFileSync(join(root, path), "utf8") }] : [];
  });
}

const importForm = /(?:from|import)\s*\(?\s*["']([^"']+)["']/g;

/** Targets as paths from the root for relative imports, else the package's name. */
function importsOf(file: SourceFile): string[] {
  return [...file.text.matchAll(importForm)].map(([, target = ""]) =>
    target.startsWith(".") ? relative(root, resolve(root, dirname(file.path), target)) : target,
  );
}

const packageOf = (path: string): string =>
  /^packages\/([^/]+)/.exec(path)?.[1] ?? /^[^/]+/.exec(path)?.[0] ?? "";
const webPart = (path: string): string | undefined => /^packages\/web\/src\/([^/]+)\//.exec(path)?.[1];
const sliceOf = (path: string): string | undefined => /\/src\/features\/([^/]+)\//.exec(path)?.[1];
const isTest = (path: string): boolean => /\.test\.tsx?$|\/(test|testing|matrix)\//.test(path);

const mayUse: Record<string, readonly RegExp[]> = {
  db: [],
  dns: [],
  server: [/^@rookery\/db(\/testing)?$/, /^@rookery\/dns(\/testing)?$/],
  web: [/^@rookery\/dns$/, /^@rookery\/server$/, /^@rookery\/server\/[a-z-]+\/(schema|rules)$/],
  // Of the server only what plays the world outside it.
  e2e: [/^@rookery\/(db|server)\/testing$/, /^@rookery\/dns(\/testing)?$/],
  scripts: [/^@rookery\/db$/],
};

/** Layers of the portal, each with those that it may import besides itself. */
const webLayers: Record<string, readonly string[]> = {
  app: ["features", "ui", "lib"],
  features: ["ui", "lib"],
  ui: [],
  lib: ["ui"],
  testing: ["app", "features", "ui", "lib"],
};

/** What the shared schemas may import: they run in the browser. */
const schemaMayUse =
  /^zod$|^@rookery\/dns$|^packages\/server\/src\/(text-input|email-address|countries)\.ts$|\.(schema|rules)\.ts$/;

const ours = /^@rookery\//;

function breaches(file: SourceFile): string[] {
  const from = packageOf(file.path);
  return importsOf(file).flatMap((target) => {
    const refuse = (why: string) => [`${file.path} imports ${target}: ${why}`];
    // Pages of the portal load them, zod's weight is no part of that.
    if (file.path.endsWith(".rules.ts")) {
      const isOfSlice = sliceOf(target) === sliceOf(file.path) && target.endsWith(".rules.ts");
      return isOfSlice || target === "culori/fn"
        ? []
        : refuse("rules import rules of their slice and culori/fn");
    }
    if (ours.test(target)) {
      if (target.endsWith("/testing") && from === "server" && !isTest(file.path)) return refuse("tests only");
      return mayUse[from]?.some((form) => form.test(target)) ? [] : refuse(`${from} may not use it`);
    }
    if (!/^(packages|e2e|scripts)\//.test(target)) {
      return file.path.endsWith(".schema.ts") && !schemaMayUse.test(target)
        ? refuse("a schema imports zod only")
        : [];
    }
    if (packageOf(target) !== from) return refuse("another package is imported by its name");
    if (file.path.endsWith(".schema.ts") && !schemaMayUse.test(target))
      return refuse("a schema imports zod only");
    return from === "web" ? webBreach(file, target, refuse) : serverBreach(file, target, refuse);
  });
}

function webBreach(file: SourceFile, target: string, refuse: (why: string) => string[]): string[] {
  const [layer, of] = [webPart(file.path), webPart(target)];
  if (!layer || !of || isTest(file.path)) return [];
  if (layer !== of && !webLayers[layer]?.includes(of)) return refuse(`${layer} may not use ${of}`);
  const siblings = layer === "features" && of === "features" && sliceOf(file.path) !== sliceOf(target);
  return siblings ? refuse("a slice of the portal does not use its sibling") : [];
}

/** A server slice may use another's queries and use cases, never its router. */
function serverBreach(file: SourceFile, target: string, refuse: (why: string) => string[]): string[] {
  const [slice, other] = [sliceOf(file.path), sliceOf(target)];
  return slice && other && slice !== other && target.endsWith(".router.ts")
    ? refuse("a router is the router's")
    : [];
}

const rivalNames =
  /\/(utils?|helpers?|misc|common|shared|types|constants|service|manager|handler)(\.tsx?$|\/)/;

const files = ["packages", "e2e", "scripts"].flatMap(filesBelow);
const faults = files.flatMap((file) => {
  const lines = file.text.split("\n").length - 1;
  const limit = isTest(file.path) ? TEST_LINES : LINES;
  return [
    ...breaches(file),
    ...(lines > limit ? [`${file.path} has ${lines} lines; ${limit} is the stop`] : []),
    ...(rivalNames.test(file.path) ? [`${file.path}: the name says that nobody decided`] : []),
    ...(/process\.env/.test(file.text) &&
    file.path.startsWith("packages/server/src") &&
    !/\/env(\.test)?\.ts$/.test(file.path)
      ? [`${file.path} reads process.env; env.ts is the only reader`]
      : []),
  ];
});
if (faults.length > 0) {
  process.stderr.write(`${faults.join("\n")}\n`);
  process.exit(1);
}
process.stdout.write(`${files.length} files keep the arrows\n`);
