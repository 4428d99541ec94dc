import { dnsTreeEnv } from "@rookery/dns/testing";
import { freePort, startProduct } from "../product/start-product.ts";

/** One product for all journeys; the workers find it through the environment. */
export default async function startOnce(): Promise<() => Promise<void>> {
  // The story that has a DNS of its own starts it there.
  const dnsPort = await freePort();
  const product = await startProduct({ portal: true, env: dnsTreeEnv(dnsPort) });
  process.env["PRODUCT_DNS_PORT"] = String(dnsPort);
  process.env["PRODUCT_URL"] = product.url;
  process.env["PRODUCT_DATABASE"] = product.database.urls.superuser;
  return () => product.stop();
}
