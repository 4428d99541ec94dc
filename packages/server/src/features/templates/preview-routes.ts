import { asSystem } from "@rookery/db";
import type { Hono } from "hono";
import type { AppEnv } from "../../app.ts";
import type { Deps } from "../../context.ts";
import { notFound } from "../../errors.ts";
import { answerRefusals } from "../../plain-routes.ts";
import { tokenInput } from "../../text-input.ts";

/** Without scripts, forms, origin or way out, whatever the mail holds. */
const policy = (images: string): string =>
  `sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src ${images}; form-action 'none'; base-uri 'none'; frame-ancestors 'self'`;

/**
 * `GET /preview/<token>`: what somebody wrote, as a page that may do nothing. No cookie is read: the token stands for one mail and
 * is spent by the first look. Pictures from elsewhere are loaded only where the reader asked for them.
 */
export function previewRoutes(app: Hono<AppEnv>, deps: Deps): void {
  app.get("/preview/:token", (c) =>
    answerRefusals(c, async () => {
      const token = tokenInput.safeParse(c.req.param("token"));
      const taken = token.success ? await takePreview(deps, token.data) : undefined;
      if (!taken) throw notFound();
      c.set("framePolicy", policy(taken.showsImages ? "data: https: http:" : "data:"));
      c.header("cache-control", "no-store");
      return c.html(taken.html);
    }),
  );
}

async function takePreview({ db, tokens }: Deps, token: string) {
  const [taken] = await asSystem(
    db,
    "show preview",
    (tx) => tx.$queryRaw<{ html: string; showsImages: boolean }[]>`
      DELETE FROM template_previews WHERE token_hash = ${tokens.hash(token)} AND expires > now()
      RETURNING html, shows_images AS "showsImages"`,
  );
  return taken;
}
