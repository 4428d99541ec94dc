import type { TenantContext } from "../../../context.ts";
import { brandFileKey } from "./brand-files.ts";
import type { ImageSlot } from "./brand-images.rules.ts";
import type { TakePictureInput } from "../brand.schema.ts";
import { fetchImage } from "./fetch-image.ts";
import { prepareImage } from "./prepare-image.ts";

export interface KeptPicture {
  /** Where it is served; of a favicon its middle size. */
  readonly url: string;
}

/**
 * Draws a picture anew and keeps it for the tenant's drafts. Nobody sees it before a draft that names it is published; the same
 * picture twice is one file.
 * @throws AppError limited; invalid with the reason and the slot as its field.
 */
export async function keepPicture(
  ctx: TenantContext,
  slot: ImageSlot,
  bytes: Uint8Array,
): Promise<KeptPicture> {
  await spendPicture(ctx);
  return drawAndKeep(ctx, slot, bytes);
}

/**
 * As `keepPicture`, for callers that have an address and no file: it is asked once, through the outbound guard, and never again.
 * @throws AppError limited; invalid with the reason and the slot or `url` as its field; unavailable image_url_silent.
 */
export async function takePicture(ctx: TenantContext, { slot, url }: TakePictureInput): Promise<KeptPicture> {
  await spendPicture(ctx);
  return drawAndKeep(ctx, slot, await fetchImage(ctx.outbound, url));
}

async function spendPicture({ limits, tenant }: TenantContext): Promise<void> {
  await limits.spend("brandPictures", tenant.id);
  await limits.spend("brandPicturesDay", tenant.id);
}

async function drawAndKeep(ctx: TenantContext, slot: ImageSlot, bytes: Uint8Array): Promise<KeptPicture> {
  const { name, files } = await prepareImage(bytes, slot);
  const folder = `/brand/${ctx.tenant.id}`;
  for (const file of files) await ctx.files.write(brandFileKey(`${folder}/${file.name}`), file.bytes);
  return { url: `${folder}/${name}${slot === "favicon" ? "-192" : ""}.png` };
}
