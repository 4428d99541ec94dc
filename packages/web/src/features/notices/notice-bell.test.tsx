import { screen, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { refusal } from "../../testing/network.ts";
import { renderPage } from "../../testing/render-page.tsx";
import { aCompany, aNotice, inNorthwind } from "../../testing/world.ts";

const path = "/t/northwind/companies";
const base = inNorthwind([aCompany({ name: "Aurora" })]);

describe("notices", () => {
  it("tell what is new, lead to it, and are seen once they were opened", async () => {
    let notices = [
      aNotice({}),
      aNotice({ kind: "domain_verified", facts: { domain: "tee.de" }, isUnseen: false }),
    ];
    const markSeen = vi.fn<(input: { noticeId: string }) => void>(() => {
      notices = notices.map((each) => ({ ...each, isUnseen: false }));
    });
    const { user } = renderPage(path, { ...base, notices: { list: () => notices, markSeen } });
    await user.click(await screen.findByRole("button", { name: "Notices, 1 new" }));
    const sheet = await screen.findByRole("dialog", { name: "Notices" });
    const [first, second] = within(sheet).getAllByRole("link");
    expect(first).toHaveTextContent(/kaffee\.de needs attention.*New$/);
    expect(second).toHaveTextContent(/tee\.de is verified/);
    expect(second).not.toHaveTextContent("New");
    expect(first).toHaveAttribute("href", `/t/northwind/c/aurora/domains/${notices[0]?.subjectId}`);
    expect(markSeen.mock.calls[0]).toEqual([{ noticeId: notices[0]?.id }]);
    await user.keyboard("{Escape}");
    expect(await screen.findByRole("button", { name: "Notices" })).toBeVisible();
  });

  it("are asked for anew by whoever opens the bell", async () => {
    let notices: ReturnType<typeof aNotice>[] = [];
    const { user } = renderPage(path, { ...base, notices: { list: () => notices } });
    const bell = await screen.findByRole("button", { name: "Notices" });
    notices = [aNotice({})];
    await user.click(bell);
    expect(await screen.findByText(/kaffee\.de needs attention/)).toBeVisible();
  });

  it("say what they are for while there are none", async () => {
    const { user } = renderPage(path, base);
    await user.click(await screen.findByRole("button", { name: "Notices" }));
    expect(await screen.findByText(/What happens to domains, imports/)).toBeVisible();
  });

  it("say that they could not be had, and try again", async () => {
    const list = () => {
      throw refusal("internal", "internal");
    };
    const { user } = renderPage(path, { ...base, notices: { list } });
    await user.click(await screen.findByRole("button", { name: "Notices" }));
    expect(await screen.findByRole("button", { name: "Try again" })).toBeVisible();
  });
});
