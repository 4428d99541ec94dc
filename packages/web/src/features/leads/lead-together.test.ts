import { describe, expect, it } from "vitest";
import { bringTogether } from "./lead-together.ts";
import { changesOf, draftOf, faultsOf } from "./lead-draft.ts";
import { aWholeLead } from "../../testing/whole-lead.ts";

const seats = { fieldId: "f1", name: "Seats", type: "number", value: 4 } as const;

const base = aWholeLead({ email: "zoe@example.org", name: "Zoe", fields: [seats] });

describe("two who edit one lead at once", () => {
  it("keeps mine where only I changed it and takes theirs where only they did", () => {
    const mine = { ...draftOf(base), name: "Zoë" };
    const theirs = { ...base, employer: "Acme", fields: [{ ...seats, value: 5 }] };
    const { draft, conflict } = bringTogether({ base, mine, theirs });
    expect(conflict.parts).toEqual([]);
    expect(draft).toMatchObject({ name: "Zoë", employer: "Acme", fields: { f1: "5" } });
  });

  it("has mine chosen where both changed it, and asks", () => {
    const mine = { ...draftOf(base), name: "Zoë", fields: { f1: "6" } };
    const theirs = { ...base, name: "Zoey", fields: [{ ...seats, value: 5 }] };
    const { draft, conflict } = bringTogether({ base, mine, theirs });
    expect(conflict.parts).toEqual(["name", "fields.f1"]);
    expect(draft).toMatchObject({ name: "Zoë", fields: { f1: "6" } });
  });

  it("asks nothing where both said the same", () => {
    const mine = { ...draftOf(base), name: "Zoë", tags: ["b", "a"] };
    const theirs = { ...base, name: "Zoë", tags: ["a", "b"].map((name) => ({ id: name, name })) };
    expect(bringTogether({ base, mine, theirs }).conflict.parts).toEqual([]);
  });
});

describe("what is sent of an edit", () => {
  it("is what changed, and nothing else", () => {
    expect(changesOf(base, draftOf(base))).toEqual({ leadId: base.id, updatedAt: base.updatedAt });
    const draft = { ...draftOf(base), employer: "Acme", fields: { f1: "" } };
    expect(changesOf(base, draft)).toEqual({
      leadId: base.id,
      updatedAt: base.updatedAt,
      employer: "Acme",
      fields: [{ fieldId: "f1", value: null }],
    });
  });

  it("is judged by the server's rules before it goes", () => {
    const draft = { ...draftOf(base), email: "zoe@", name: "x".repeat(201), fields: { f1: "1e300" } };
    expect(faultsOf(base.fields, draft)).toEqual({
      email: "not_an_email",
      name: "too_long",
      "fields.f1": "field_value_wrong",
    });
  });
});
