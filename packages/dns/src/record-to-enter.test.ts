import { expect, test } from "vitest";
import { recordToEnter } from "./record-to-enter.ts";
import { verdict, verdicts, zone } from "./testing/sending-domain.ts";

const entered = async (purpose: string, published: string) => {
  const found = await verdict(purpose, { [purpose]: published });
  return recordToEnter(found.record, found).value;
};

test("is ours where nothing stands, or nobody has looked", async () => {
  const [first] = await verdicts("kaffee.de A 192.0.2.80");
  expect(first && recordToEnter(first.record, first)).toBe(first?.record);
  expect(first && recordToEnter(first.record, null)).toBe(first?.record);
});

test("is the merged record where one of the owner's stands, and the one to keep where several do", async () => {
  expect(await entered("spf", `kaffee.de TXT "v=spf1 mx -all"`)).toBe(
    "v=spf1 mx include:_spf.sender.net -all",
  );
  expect(await entered("spf", `kaffee.de TXT "v=spf1 mx -all"\nkaffee.de TXT "v=spf1 a ~all"`)).toBe(
    "v=spf1 mx a include:_spf.sender.net -all",
  );
});

test("is what is published where that is right, so that nothing is weakened", async () => {
  expect(
    await entered("spf", `kaffee.de TXT "v=spf1 mx include:_spf.sender.net -all"\nkaffee.de TXT "other=1"`),
  ).toBe("v=spf1 mx include:_spf.sender.net -all");
  expect(await entered("dmarc", `_dmarc.kaffee.de TXT "v=DMARC1; p=reject"`)).toBe("v=DMARC1; p=reject");
  const all = await verdicts(zone());
  expect(all.every((each) => recordToEnter(each.record, each).value === each.record.value)).toBe(true);
});
