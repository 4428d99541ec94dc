import type { ImageSlot } from "@rookery/server/brand/rules";

export interface PictureToSend {
  readonly tenant: string;
  readonly slot: ImageSlot;
  readonly file: File;
  /** Share of the file that is sent, 0 to 1. */
  readonly onProgress: (share: number) => void;
}

/** Carries the server's refusal the way that a failed procedure does. */
class PictureRefused extends Error {
  readonly data: unknown;
  constructor(data: unknown) {
    super("The picture was refused");
    this.data = data;
  }
}

const unreached = { code: "offline", reason: "offline", requestId: "" };

/** Sends the picture as the body of a request of its own, by the one means that tells how far it is. */
export const sendPicture = ({ tenant, slot, file, onProgress }: PictureToSend): Promise<{ url: string }> =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", `/uploads/brand?${new URLSearchParams({ slot }).toString()}`);
    request.setRequestHeader("x-portal-client", "portal");
    request.setRequestHeader("x-portal-tenant", tenant);
    request.setRequestHeader("content-type", file.type || "application/octet-stream");
    request.upload.addEventListener("progress", ({ loaded, total }) => {
      if (total > 0) onProgress(loaded / total);
    });
    request.addEventListener("error", () => reject(new PictureRefused(unreached)));
    request.addEventListener("load", () => {
      const answer = readJson(request.responseText);
      if (request.status === 200 && typeof answer["url"] === "string") resolve({ url: answer["url"] });
      else reject(new PictureRefused((answer["error"] as { data?: unknown } | undefined)?.data));
    });
    request.send(file);
  });

function readJson(text: string): Record<string, unknown> {
  try {
    return (JSON.parse(text) ?? {}) as Record<string, unknown>;
  } catch {
    return {};
  }
}
