import { existsSync } from "node:fs";
import chromium from "@sparticuz/chromium";

/** Where distributions and macOS keep a Chrome or Chromium. */
const installed = [
  "/usr/bin/google-chrome",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** Nothing of its own is fetched or looked up while a test runs. */
const quiet = [
  "--no-sandbox",
  "--disable-gpu",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-dev-shm-usage",
];

/** A Chrome to drive: `CHROME_PATH`, else an installed one, else the one that comes as a package. */
export async function chromeOptions(): Promise<{ executablePath: string; args: string[] }> {
  const given = process.env["CHROME_PATH"];
  const found = given ?? installed.find((path) => existsSync(path));
  return { executablePath: found ?? (await chromium.executablePath()), args: quiet };
}
