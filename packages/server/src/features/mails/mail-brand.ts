import { buffer } from "node:stream/consumers";
import type { Deps } from "../../context.ts";
import type { MailPicture } from "../../ports/mailer.ts";
import type { Brand } from "../brand/brand-in-force.ts";
import { brandFileKey } from "../brand/pictures/brand-files.ts";
import { safeName } from "./find-invite.ts";
import type { MailBrand } from "./mail-frame.ts";

/** Larger is for screens with two pixels in the place of one. */
const LOGO_WIDTH = 240;
const LOGO_HEIGHT = 48;

/**
 * The look of a mail. Its names are made safe to show to strangers, since most mails go to addresses that nobody has confirmed;
 * what the tenant wrote in full, the footer, goes to its own people alone.
 */
export async function mailBrandOf(deps: Deps, brand: Brand, toOwnPeople: boolean): Promise<MailBrand> {
  return {
    name: safeName(brand.name),
    senderName: safeName(brand.mailSenderName ?? brand.name),
    colours: brand.colours,
    logo: await pictureOf(deps, brand.mailLogoUrl ?? brand.logoUrl),
    footer: toOwnPeople ? brand.mailFooter : null,
  };
}

async function pictureOf({ files }: Deps, url: string | null): Promise<MailPicture | undefined> {
  const size = /-(\d+)x(\d+)\.png$/.exec(url ?? "");
  if (url === null || !size) return undefined;
  const key = brandFileKey(url);
  // A picture that was lost is no reason to keep a mail back.
  if ((await files.sizeBytes(key)) === undefined) return undefined;
  const [width, height] = [Number(size[1]), Number(size[2])];
  const scale = Math.min(1, LOGO_WIDTH / width, LOGO_HEIGHT / height);
  return {
    cid: "logo",
    png: (await buffer(files.read(key))).toString("base64"),
    width: Math.round(width * scale),
    height: Math.round(height * scale),
  };
}
