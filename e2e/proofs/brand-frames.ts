import { writeFileSync } from "node:fs";
import type { Browser, CDPSession } from "playwright-core";

export interface Filmed {
  readonly frames: number;
  /** Frames in which a colour of the platform's own brand stands. */
  readonly foreign: number;
  /** Milliseconds to the first frame that is not blank. */
  readonly firstPaintMs: number;
}

/**
 * Films a page that loads slowly, frame by frame, and looks for a colour that another brand would leave in it.
 * @param foreign colours of the platform's own look, `[red, green, blue]`.
 * @param keepIn folder for the frames, where somebody wants to see them.
 */
export async function filmLoad(
  browser: Browser,
  url: string,
  foreign: readonly (readonly [number, number, number])[],
  keepIn?: string,
): Promise<Filmed> {
  const context = await browser.newContext({ viewport: { width: 800, height: 600 }, colorScheme: "light" });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await slow(session);
  const shots: { at: number; png: string }[] = [];
  const begun = performance.now();
  session.on("Page.screencastFrame", ({ data, sessionId }) => {
    shots.push({ at: performance.now() - begun, png: data });
    void session.send("Page.screencastFrameAck", { sessionId });
  });
  await session.send("Page.startScreencast", { format: "png", everyNthFrame: 1 });
  await page.goto(url, { waitUntil: "networkidle" });
  await page.waitForTimeout(300);
  await session.send("Page.stopScreencast");
  await context.close();
  if (keepIn !== undefined)
    shots.forEach(({ png }, place) =>
      writeFileSync(`${keepIn}/frame-${String(place).padStart(3, "0")}.png`, Buffer.from(png, "base64")),
    );
  const judged = await judge(browser, shots, foreign);
  const first = judged.find(({ isBlank }) => !isBlank);
  return {
    frames: shots.length,
    foreign: judged.filter(({ isForeign }) => isForeign).length,
    firstPaintMs: Math.round(first?.at ?? -1),
  };
}

/** A phone on a slow network with a slow processor: what flashes is long enough to be filmed. */
async function slow(session: CDPSession): Promise<void> {
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: 150,
    downloadThroughput: 90_000,
    uploadThroughput: 90_000,
  });
  await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
}

/** Reads the pictures by a page of the same browser. */
async function judge(
  browser: Browser,
  shots: readonly { at: number; png: string }[],
  foreign: readonly (readonly [number, number, number])[],
) {
  const page = await browser.newPage();
  const judged = [];
  for (const { at, png } of shots) {
    const seen = await page.evaluate(
      async ([data, colours]) => {
        const image = new Image();
        image.src = `data:image/png;base64,${data}`;
        await image.decode();
        const canvas = document.createElement("canvas");
        canvas.width = image.width;
        canvas.height = image.height;
        const drawn = canvas.getContext("2d");
        if (!drawn) throw new Error("no canvas");
        drawn.drawImage(image, 0, 0);
        const { data: pixels } = drawn.getImageData(0, 0, image.width, image.height);
        let hits = 0;
        let isBlank = true;
        for (let index = 0; index < pixels.length; index += 4) {
          const rgb = [pixels[index] ?? 0, pixels[index + 1] ?? 0, pixels[index + 2] ?? 0];
          if (rgb.some((value, part) => Math.abs(value - (pixels[part] ?? 0)) > 8)) isBlank = false;
          if (
            colours.some((colour) => colour.every((value, part) => Math.abs(value - (rgb[part] ?? 0)) <= 3))
          )
            hits += 1;
        }
        // A handful of pixels is the edge of a letter.
        return { isForeign: hits > 40, isBlank };
      },
      [png, foreign] as const,
    );
    judged.push({ at, ...seen });
  }
  await page.close();
  return judged;
}
