import { dnsTreeEnv } from "@rookery/dns/testing";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { prepareMailHost } from "../product/mail-host.ts";
import { freePort, startProduct } from "../product/start-product.ts";

/** One product for all journeys; the workers find it through the environment. */
export default async function startOnce(): Promise<() => Promise<void>> {
  // The story that has a DNS of its own starts it there.
  const dnsPort = await freePort();
  // So does the one that has mail servers of its own; whom the product trusts is settled before it starts.
  const mailFolder = mkdtempSync(join(tmpdir(), "rookery-mail-host-"));
  const env = { ...dnsTreeEnv(dnsPort), ...(await prepareMailHost(mailFolder)) };
  const product = await startProduct({ portal: true, env });
  process.env["PRODUCT_MAIL_FOLDER"] = mailFolder;
  process.env["PRODUCT_DNS_PORT"] = String(dnsPort);
  process.env["PRODUCT_URL"] = product.url;
  process.env["PRODUCT_DATABASE"] = product.database.urls.superuser;
  return async () => {
    await product.stop();
    rmSync(mailFolder, { recursive: true, force: true });
  };
}
