import { screen, waitFor, within } from "@testing-library/react";
import { brandValues, noBrand, type saveDraftInput } from "@rookery/server/brand/schema";
import { http, HttpResponse } from "msw";
import { describe, expect, it } from "vitest";
import type { z } from "zod";
import { aBrand, aVersion, type AnsweredBrand } from "../../testing/brand.ts";
import { network, refusal } from "../../testing/network.ts";
import { renderPage } from "../../testing/render-page.tsx";
import { inNorthwind } from "../../testing/world.ts";

const path = "/t/northwind/brand";
const at = "2026-11-26T08:00:00.000Z";

/** A server that keeps a draft and publishes it. */
function aServer(first: AnsweredBrand = aBrand()) {
  let brand = first;
  const force = (values: AnsweredBrand["inForce"]["values"], restoredFrom: number | null) => {
    const version = brand.inForce.version + 1;
    const published = aVersion(version, values, { restoredFrom, publishedAt: at });
    brand = { ...brand, inForce: { version, values }, versions: [published, ...brand.versions] };
    return { version };
  };
  return {
    now: () => brand,
    somebodyElse: (draft: Partial<NonNullable<AnsweredBrand["draft"]>>) => {
      const values = { ...noBrand, name: "Theirs" };
      brand = { ...brand, draft: { values, revision: 9, savedAt: at, savedBy: "Ann Chovey", ...draft } };
    },
    current: () => brand,
    saveDraft: ({ values: given, revision }: z.input<typeof saveDraftInput>) => {
      if (revision !== (brand.draft?.revision ?? 0)) throw refusal("conflict", "changed_meanwhile");
      const values = brandValues.parse(given);
      const draft = { values, revision: revision + 1, savedAt: at, savedBy: null };
      brand = { ...brand, draft };
      return { revision: revision + 1 };
    },
    discardDraft: () => {
      brand = { ...brand, draft: null };
    },
    publish: () => {
      const values = brand.draft?.values ?? noBrand;
      brand = { ...brand, draft: null };
      return force(values, null);
    },
    rollBack: ({ number }: { number: number }) =>
      force(brand.versions.find((each) => each.number === number)?.values ?? noBrand, number),
  };
}

const open = (server = aServer(), search = "") =>
  renderPage(`${path}${search}`, { ...inNorthwind([]), brand: server });

const nameField = () => screen.findByRole("textbox", { name: "Name of the portal" });
const saved = () => screen.findByText("Saved");

describe("a brand", () => {
  it("saves itself while it is edited, and is published once its changes were read", async () => {
    const server = aServer();
    const { user, calls } = open(server);
    await user.type(await nameField(), "North");
    await saved();
    expect(server.now().draft).toMatchObject({ revision: 1, values: { name: "North" } });
    expect(screen.getByText("Draft, not published")).toBeVisible();
    const asked = calls.filter((call) => call.path === "tenants.byId").length;
    await user.click(screen.getByRole("button", { name: "Publish" }));
    const dialog = await screen.findByRole("alertdialog");
    expect(within(dialog).getByText("The tenant's name")).toBeVisible();
    expect(within(dialog).getByText("North")).toBeVisible();
    expect(within(dialog).queryByText("Primary colour")).not.toBeInTheDocument();
    await user.click(within(dialog).getByRole("button", { name: "Publish" }));
    expect(await screen.findByText("Published as version 3")).toBeVisible();
    expect(screen.getByRole("button", { name: "Publish" })).toBeDisabled();
    // The shell is dressed by the tenant's facts.
    await waitFor(() => expect(calls.filter((call) => call.path === "tenants.byId").length).toBe(asked + 1));
    await user.click(screen.getByRole("button", { name: "Undo" }));
    expect(await screen.findByText("Version 2 is in force again")).toBeVisible();
    await waitFor(() => expect(screen.getByRole("textbox", { name: "Name of the portal" })).toHaveValue(""));
    expect(server.now().inForce.version).toBe(4);
  });

  it("keeps what was entered where it could not be saved, and saves it when asked again", async () => {
    const server = aServer();
    let isAway = true;
    const { user } = renderPage(path, {
      ...inNorthwind([]),
      brand: {
        ...server,
        saveDraft: (input) => {
          if (isAway) throw refusal("unavailable", "database_unavailable");
          return server.saveDraft(input);
        },
      },
    });
    await user.type(await nameField(), "North");
    expect(await screen.findByText(/Not saved. The database does not answer/)).toBeVisible();
    expect(screen.getByRole("textbox", { name: "Name of the portal" })).toHaveValue("North");
    isAway = false;
    await user.click(screen.getByRole("button", { name: "Save again" }));
    await saved();
    expect(server.now().draft?.values.name).toBe("North");
  });

  it("is saved behind whoever goes on to another page at once, and asks where it could not be saved", async () => {
    const server = aServer();
    let isAway = false;
    const { user, address } = renderPage(path, {
      ...inNorthwind([]),
      brand: {
        ...server,
        saveDraft: (input) => {
          if (isAway) throw refusal("unavailable", "database_unavailable");
          return server.saveDraft(input);
        },
      },
    });
    await user.type(await nameField(), "N");
    await user.click(screen.getByRole("link", { name: "Companies" }));
    await waitFor(() => expect(server.now().draft?.values.name).toBe("N"));
    expect(address()).toBe("/t/northwind/companies");
    await user.click(screen.getByRole("link", { name: "Brand" }));
    isAway = true;
    await user.type(await nameField(), "o");
    await screen.findByText(/Not saved/);
    await user.click(screen.getByRole("link", { name: "Companies" }));
    expect(await screen.findByText("Leave without saving?")).toBeVisible();
    expect(address()).toBe("/t/northwind/brand");
  });

  it("never writes over what somebody else saved, and leaves the choice", async () => {
    const server = aServer();
    const { user } = open(server);
    const name = await nameField();
    server.somebodyElse({});
    await user.type(name, "Mine");
    expect(await screen.findByText("Ann Chovey changed the brand meanwhile")).toBeVisible();
    expect(name).toHaveValue("Mine");
    await user.click(screen.getByRole("button", { name: "Load theirs" }));
    expect(name).toHaveValue("Theirs");
    await user.type(name, "!");
    await saved();
    expect(server.now().draft).toMatchObject({ revision: 10, values: { name: "Theirs!" } });
    server.somebodyElse({ revision: 20 });
    await user.type(name, "?");
    await user.click(await screen.findByRole("button", { name: "Keep mine" }));
    await saved();
    expect(server.now().draft).toMatchObject({ revision: 21, values: { name: "Theirs!?" } });
  });

  it("gives a discarded draft back", async () => {
    const values = { ...noBrand, name: "North" };
    const server = aServer(aBrand({ draft: { values, revision: 4, savedAt: at, savedBy: null } }));
    const { user } = open(server);
    expect(await nameField()).toHaveValue("North");
    await user.click(screen.getByRole("button", { name: "Discard draft" }));
    expect(await screen.findByText("Draft discarded")).toBeVisible();
    expect(screen.getByRole("textbox", { name: "Name of the portal" })).toHaveValue("");
    expect(server.now().draft).toBeNull();
    await user.click(screen.getByRole("button", { name: "Undo" }));
    await waitFor(() =>
      expect(screen.getByRole("textbox", { name: "Name of the portal" })).toHaveValue("North"),
    );
    expect(server.now().draft?.revision).toBe(1);
  });

  it("takes a colour as people write it, and tells one that is none on its field", async () => {
    const server = aServer();
    const { user } = open(server);
    const field = await screen.findByRole("textbox", { name: "Primary colour" });
    await user.clear(field);
    await user.type(field, "#ffd");
    await user.tab();
    await saved();
    expect(server.now().draft?.values.primaryColor).toBe("#ffffdd");
    await user.type(field, "!");
    await user.tab();
    expect(await screen.findByText(/Write a colour as #/)).toBeVisible();
    expect(field).toHaveValue("#ffd!");
    expect(server.now().draft?.values.primaryColor).toBe("#ffffdd");
    await user.click(screen.getByRole("button", { name: "Back to the portal's own" }));
    await waitFor(() => expect(server.now().draft?.values.primaryColor).toBeNull());
    expect(field).toHaveValue("");
  });

  it("says in figures and words what becomes of a colour that cannot be read", async () => {
    const values = { ...noBrand, primaryColor: "#ffd166" };
    open(aServer(aBrand({ draft: { values, revision: 1, savedAt: at, savedBy: null } })));
    expect(await screen.findByText("Links became darker so that they can be read on white.")).toBeVisible();
    const light = await screen.findByRole("table", { name: "Light" });
    const links = within(light).getByRole("row", { name: /^Links/ });
    expect(links).toHaveTextContent("4.5 needed");
    const [given, used] = within(links).getAllByRole("cell");
    expect(Number(given?.textContent)).toBeLessThan(4.5);
    expect(Number(used?.textContent?.replace("adjusted", ""))).toBeGreaterThanOrEqual(4.5);
    expect(used).toHaveTextContent("adjusted");
    const dark = screen.getByRole("table", { name: "Dark" });
    expect(within(dark).getByRole("row", { name: /^Links/ })).toHaveTextContent("kept");
  });
});

describe("pictures of a brand", () => {
  const drop = async (user: ReturnType<typeof renderPage>["user"]) =>
    user.upload(
      await screen.findByLabelText("File: Logo"),
      new File(["<svg/>"], "logo.svg", { type: "image/svg+xml" }),
    );

  it("go into the draft once the server has prepared them, and can be brought back", async () => {
    const server = aServer();
    const url = `/brand/77aa0000-0000-7000-8000-000000000000/${"a".repeat(32)}-320x80.png`;
    let asked: URL | undefined;
    network.use(
      http.post("*/uploads/brand", ({ request }) => {
        asked = new URL(request.url);
        expect(request.headers.get("x-portal-tenant")).toBe("northwind");
        return HttpResponse.json({ url });
      }),
    );
    const { user } = open(server);
    await drop(user);
    await waitFor(() => expect(server.now().draft?.values.logoUrl).toBe(url));
    expect(asked?.searchParams.get("slot")).toBe("logo");
    expect(screen.getByRole("img", { name: "On light ground" })).toHaveAttribute("src", url);
    await user.click(screen.getByRole("button", { name: "Remove: Logo" }));
    await waitFor(() => expect(server.now().draft?.values.logoUrl).toBeNull());
    await user.click(screen.getByRole("button", { name: "Undo" }));
    await waitFor(() => expect(server.now().draft?.values.logoUrl).toBe(url));
  });

  it("that are refused say why on their field", async () => {
    network.use(
      http.post("*/uploads/brand", () =>
        HttpResponse.json(
          { error: { data: { code: "invalid", reason: "image_svg_active", requestId: "req-1" } } },
          { status: 400 },
        ),
      ),
    );
    const { user } = open();
    await drop(user);
    const group = await screen.findByRole("group", { name: "Logo" });
    expect(await within(group).findByRole("alert")).toHaveTextContent(/contains a script/);
  });

  it("are taken from an address as well, which says on its field what is wrong with it", async () => {
    const server = aServer();
    const url = `/brand/77aa0000-0000-7000-8000-000000000000/${"b".repeat(32)}-192.png`;
    const { user } = renderPage(path, {
      ...inNorthwind([]),
      brand: { ...server, takePicture: () => ({ url }) },
    });
    await user.click(await screen.findByRole("button", { name: "From an address: Icon" }));
    const field = await screen.findByRole("textbox", { name: "Address of the picture" });
    await user.type(field, "http://kaffee.de/icon.png{Enter}");
    expect(await screen.findByText("Give an address that begins with https://.")).toBeVisible();
    await user.clear(field);
    await user.type(field, "https://kaffee.de/icon.png{Enter}");
    await waitFor(() => expect(server.now().draft?.values.faviconUrl).toBe(url));
  });
});

describe("versions of a brand", () => {
  it("can be put in force again, and say that they were", async () => {
    const server = aServer();
    const { user } = open(server, "?tab=history");
    await user.click(await screen.findByRole("button", { name: "Put in force again: version 1" }));
    const dialog = await screen.findByRole("alertdialog");
    expect(within(dialog).getByText("#8a2be2")).toBeVisible();
    await user.click(within(dialog).getByRole("button", { name: "Put in force again" }));
    expect(await screen.findByText("Version 1 is in force again")).toBeVisible();
    expect(await screen.findByText("returned to version 1")).toBeVisible();
    expect(server.now().inForce).toMatchObject({ version: 3, values: { primaryColor: "#8a2be2" } });
  });

  it("say what they will be where there are none", async () => {
    const inForce = { version: 0, values: noBrand };
    open(aServer(aBrand({ inForce, versions: [] })), "?tab=history");
    expect(await screen.findByText("Nothing published yet")).toBeVisible();
    expect(screen.getByText("The portal's own look")).toBeVisible();
  });
});

it("is closed to a member, and says who may", async () => {
  const { calls } = renderPage(path, inNorthwind([], "member"));
  expect(await screen.findByText("The brand is for owners and admins")).toBeVisible();
  expect(calls.some((call) => call.path === "brand.current")).toBe(false);
});
