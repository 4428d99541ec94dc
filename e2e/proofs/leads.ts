import type { Figure } from "../bench/figures.ts";
import { SENDING_SECRET } from "../product/play-sender.ts";
import { startProduct, type Product } from "../product/start-product.ts";
import { makeTenantWorld, type TenantWorld } from "../product/world.ts";
import { doorsPart } from "./leads-doors.ts";
import { formulasPart } from "./leads-formulas.ts";
import { undoPart } from "./leads-undo.ts";
import { control, type Proof } from "./proof.ts";

/** A part of the proof, in a tenant of its own. */
export type LeadsPart = (
  product: Product,
  world: TenantWorld,
) => Promise<{
  readonly figures: readonly Figure[];
  /** With its guard broken, the part reported a failure. */
  readonly isBrokenFound: boolean;
}>;

const parts: readonly LeadsPart[] = [formulasPart, doorsPart, undoPart];

/** `leads`: what was deleted, opted out or written by strangers does not come back to hurt anybody. */
export const proveLeads: Proof = async () => {
  const product = await startProduct({ isLogShown: false, env: { SENDING_SECRET } });
  try {
    const figures: Figure[] = [];
    let areFound = true;
    for (const part of parts) {
      const done = await part(product, await makeTenantWorld(product));
      figures.push(...done.figures);
      areFound &&= done.isBrokenFound;
    }
    return [...figures, control("leads", areFound)];
  } finally {
    await product.stop();
  }
};
