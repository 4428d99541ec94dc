import { startProduct } from "../product/start-product.ts";

/** One product for all journeys; the workers find it through the environment. */
export default async function startOnce(): Promise<() => Promise<void>> {
  const product = await startProduct({ portal: true });
  process.env["PRODUCT_URL"] = product.url;
  process.env["PRODUCT_DATABASE"] = product.database.urls.superuser;
  return () => product.stop();
}
