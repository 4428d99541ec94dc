import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { refusal, type Answers } from "../../testing/network.ts";
import { renderPage } from "../../testing/render-page.tsx";
import { inNorthwind } from "../../testing/world.ts";

type Page = Awaited<ReturnType<NonNullable<NonNullable<Answers["suppressions"]>["list"]>>>;
type Entry = Page["suppressions"][number];

const path = "/t/northwind/suppressions";

const anEntry = (facts: Partial<Entry>): Entry => ({
  id: crypto.randomUUID(),
  kind: "email",
  value: "zoe@example.org",
  reason: "unsubscribed",
  source: "list",
  note: null,
  createdAt: "2026-11-01T08:00:00.000Z",
  company: null,
  createdBy: "Mira Lind",
  ...facts,
});

const aPage = (suppressions: Entry[], facts: Partial<Page> = {}): Page => ({
  suppressions,
  total: { count: suppressions.length, isMore: false },
  nextCursor: null,
  ...facts,
});

const entries = [
  anEntry({}),
  anEntry({ kind: "domain", value: "kaffee.de", reason: "complained" }),
  anEntry({ kind: "hash", value: null, source: "erasure" }),
];

const open = (suppressions: NonNullable<Answers["suppressions"]>, search = "") =>
  renderPage(`${path}${search}`, {
    ...inNorthwind([]),
    suppressions: {
      list: () => aPage(entries),
      reach: ({ domains }) => domains.map((domain) => ({ domain, leads: { count: 12, isMore: false } })),
      ...suppressions,
    },
  });

const answerTo = (facts: Partial<ReturnType<typeof added>> = {}) => ({ ...added(), ...facts });
const added = () => ({
  lines: 3,
  added: 2,
  present: 0,
  repeated: 0,
  blank: 0,
  invalid: { count: 0, lines: [] as { line: number; reason: "neither_address_nor_domain" }[] },
  leads: 1,
  domains: 1,
});

describe("the list of suppressions", () => {
  it("tells an address, everybody at a domain, and an erased address apart", async () => {
    open({});
    const table = await screen.findByRole("table", { name: "Suppressions" });
    const [, address, domain, erased] = within(table).getAllByRole("row");
    expect(address).toHaveTextContent(/zoe@example\.org.*Unsubscribed.*Put on this list.*Mira Lind/);
    await waitFor(() => expect(domain).toHaveTextContent(/Everybody at kaffee\.de.*12 leads.*Complained/));
    expect(erased).toHaveTextContent(/known by its hash alone.*Erased on request/);
    expect(screen.getByText("3 entries")).toBeVisible();
  });

  it("keeps search and filters in the address, and asks the server for them", async () => {
    const { user, calls, address } = open({});
    await user.type(await screen.findByRole("searchbox"), "kaf");
    await user.selectOptions(screen.getByRole("combobox", { name: "What" }), "Whole domain");
    await user.selectOptions(screen.getByRole("combobox", { name: "Why" }), "Complained");
    await expect.poll(address).toBe(`${path}?q=kaf&kind=domain&reason=complained`);
    const asked = () => calls.findLast((call) => call.path === "suppressions.list")?.input;
    await expect.poll(asked).toMatchObject({ search: "kaf", kinds: ["domain"], reasons: ["complained"] });
  });

  it("tells a member whom to ask, and asks the server for nothing", async () => {
    const { calls } = renderPage(path, inNorthwind([], "member"));
    expect(
      await screen.findByRole("heading", { name: "Suppressions are for owners and admins" }),
    ).toBeVisible();
    expect(screen.queryByRole("button", { name: "Add to the list" })).not.toBeInTheDocument();
    expect(screen.queryByRole("link", { name: "Suppressions" })).not.toBeInTheDocument();
    expect(calls.some((call) => call.path.startsWith("suppressions."))).toBe(false);
  });

  it("begins with what belongs on an empty list", async () => {
    const { user, address } = open({ list: () => aPage([]) });
    expect(await screen.findByRole("heading", { name: "Nobody is on the list yet" })).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Add to the list" }));
    expect(await screen.findByRole("dialog", { name: "Add to the list" })).toBeVisible();
    expect(address()).toBe(`${path}?add=true`);
  });

  it("says the request id of a fault", async () => {
    open({
      list: () => {
        throw refusal("unavailable", "database_unavailable");
      },
    });
    expect(await screen.findByText("req-7f3a")).toBeVisible();
  });
});

describe("an address that somebody asks about", () => {
  it("may be written to, or is held by everything that holds it", async () => {
    const check = ({ email }: { email: string }) => ({
      email,
      isSuppressed: email === "zoe@kaffee.de",
      entries: email === "zoe@kaffee.de" ? entries.slice(0, 2) : [],
    });
    const { user } = open({ check });
    const field = await screen.findByRole("textbox", { name: "May we write to…?" });
    await user.type(field, "zoe@{Enter}");
    expect(await screen.findByText(/not a complete e-mail address/)).toBeVisible();
    await user.type(field, "Kaffee.de{Enter}");
    expect(await screen.findByText("No. zoe@kaffee.de must not be written to:")).toBeVisible();
    expect(screen.getByText(/Its whole domain kaffee\.de is on the list\. Complained/)).toBeVisible();
    await user.clear(field);
    await user.type(field, "other@example.org{Enter}");
    expect(await screen.findByText("Yes. Nothing on this list holds other@example.org.")).toBeVisible();
  });
});

describe("adding to the list", () => {
  it("counts lines as they are pasted, and shows those that were not understood to be corrected", async () => {
    const invalid = { count: 1, lines: [{ line: 2, reason: "neither_address_nor_domain" as const }] };
    const { user, calls } = open({ add: () => answerTo({ invalid }) }, "?add=true");
    const dialog = await screen.findByRole("dialog", { name: "Add to the list" });
    await user.click(within(dialog).getByRole("textbox", { name: "Addresses and domains" }));
    await user.paste("zoe@example.org\nnot an address\nkaffee.de\n");
    expect(within(dialog).getByText("3 lines")).toBeVisible();
    await user.selectOptions(within(dialog).getByRole("combobox"), "Complained");
    await user.type(within(dialog).getByRole("textbox", { name: /^Note/ }), "From the old sender");
    await user.click(within(dialog).getByRole("button", { name: "Add to the list" }));
    expect(await within(dialog).findByText("3 lines read")).toBeVisible();
    expect(calls.find((call) => call.path === "suppressions.add")?.input).toEqual({
      text: "zoe@example.org\nnot an address\nkaffee.de",
      firstLine: 1,
      reason: "complained",
      note: "From the old sender",
    });
    expect(within(dialog).getByText("not an address")).toBeVisible();
    expect(within(dialog).getByText("Neither an address nor a domain")).toBeVisible();
    await user.click(within(dialog).getByRole("button", { name: "Correct these lines" }));
    expect(within(dialog).getByRole("textbox", { name: "Addresses and domains" })).toHaveValue(
      "not an address",
    );
  });

  it("keeps what was typed, and says what was read, where it fails in the middle", async () => {
    const lines = Array.from({ length: 10_001 }, (_, place) => `p${place}@example.org`).join("\n");
    let parts = 0;
    const add = () => {
      parts += 1;
      if (parts === 2) throw refusal("unavailable", "database_unavailable");
      return answerTo({ lines: 10_000, added: 10_000, leads: 0, domains: 0 });
    };
    const { user } = open({ add }, "?add=true");
    const dialog = await screen.findByRole("dialog", { name: "Add to the list" });
    await user.click(within(dialog).getByRole("textbox", { name: "Addresses and domains" }));
    await user.paste(lines);
    await user.click(within(dialog).getByRole("button", { name: "Add to the list" }));
    expect(await within(dialog).findByText(/What was read before is on the list/)).toBeVisible();
    expect(within(dialog).getByText("10,000 lines read")).toBeVisible();
    await user.click(within(dialog).getByRole("button", { name: "Try again" }));
    expect(within(dialog).getByRole("textbox", { name: "Addresses and domains" })).toHaveValue(lines);
  });

  it("refuses a file that is no text before anything is sent", async () => {
    const { user } = open({}, "?add=true");
    const dialog = await screen.findByRole("dialog", { name: "Add to the list" });
    await user.click(within(dialog).getByRole("radio", { name: "File" }));
    const input = dialog.querySelector("input[type=file]") as HTMLInputElement;
    await user.upload(input, new File([new Uint8Array([80, 75, 3, 4, 0, 0])], "list.csv"));
    expect(await within(dialog).findByText(/This file is not text/)).toBeVisible();
    await user.upload(input, new File(["zoe@example.org\r\n"], "list.csv", { type: "text/csv" }));
    expect(await within(dialog).findByText("list.csv")).toBeVisible();
  });
});

describe("lifting and erasing", () => {
  it("asks for a reason, and says what came of it", async () => {
    const lift = () => ({ leads: 2, isHeld: false });
    const { user, calls } = open({ lift });
    await user.click(await screen.findByRole("button", { name: "Actions for zoe@example.org" }));
    await user.click(await screen.findByRole("menuitem", { name: "Lift…" }));
    const dialog = await screen.findByRole("dialog", { name: "Write to zoe@example.org again?" });
    await user.click(within(dialog).getByRole("button", { name: "Lift" }));
    expect(await within(dialog).findByText("Fill this in.")).toBeVisible();
    await user.type(within(dialog).getByRole("textbox"), "Asked by phone");
    await user.click(within(dialog).getByRole("button", { name: "Lift" }));
    expect(await screen.findByText("Lifted zoe@example.org: 2 leads are active again")).toBeVisible();
    expect(calls.find((call) => call.path === "suppressions.lift")?.input).toEqual({
      suppressionId: entries[0]?.id,
      why: "Asked by phone",
    });
  });

  it("erases only what was typed twice, and says before what goes", async () => {
    const { user, calls } = open({ eraseAddress: () => ({ leads: 3 }) }, "?erase=true");
    const dialog = await screen.findByRole("dialog", { name: "Erase an address" });
    expect(within(dialog).getByRole("list", { name: "What goes, in every company" })).toHaveTextContent(
      "Its leads, with their tags and fields",
    );
    await user.type(within(dialog).getByRole("textbox", { name: "E-mail address" }), "zoe@example.org");
    await user.type(within(dialog).getByRole("textbox", { name: "Type it once more" }), "zoe@example.com");
    await user.click(within(dialog).getByRole("button", { name: "Erase for good" }));
    expect(await within(dialog).findByText("The two addresses differ.")).toBeVisible();
    expect(calls.some((call) => call.path === "suppressions.eraseAddress")).toBe(false);
    const again = within(dialog).getByRole("textbox", { name: "Type it once more" });
    await user.clear(again);
    await user.type(again, "Zoe@Example.org");
    await user.click(within(dialog).getByRole("button", { name: "Erase for good" }));
    expect(await screen.findByText("The address is erased, with 3 leads")).toBeVisible();
    await waitFor(() => expect(dialog).not.toBeInTheDocument());
  });
});
