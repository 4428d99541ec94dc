import { Hono } from "hono";
import { html, raw } from "hono/html";
import type { AppEnv } from "./app.ts";
import { escapeHtml } from "./escape-html.ts";
import { keptMails, type KeptMail } from "./ports/mailer.ts";

const linkForm = /https?:\/\/[^\s<>"]+/g;
const withLinks = (text: string) =>
  escapeHtml(text).replace(linkForm, (url) => `<a href="${url}">${url}</a>`);

const mail = (kept: KeptMail) => html`
  <article>
    <h2>${kept.subject}</h2>
    <p>To ${kept.to}, ${kept.sentAt}</p>
    <pre>${raw(withLinks(kept.text))}</pre>
  </article>
`;

/** The mails that `start` and `dev` keep instead of sending, of all tenants; not there in production, nor at a tenant's own address. */
export function devMail(folder: string): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.get("/", async (c) => {
    if (c.get("address").tenant) return c.notFound();
    const mails = await keptMails(folder);
    if (c.req.query("format") === "json") return c.json(mails);
    return c.html(
      html`<!doctype html>
        <html lang="en">
          <head>
            <meta charset="utf-8" />
            <meta name="viewport" content="width=device-width" />
            <title>Kept mail</title>
          </head>
          <body>
            <h1>Kept mail</h1>
            ${mails.length === 0 ? html`<p>No mail yet.</p>` : mails.map(mail)}
          </body>
        </html>`,
    );
  });
  return app;
}
