import { AppError } from "../../../errors.ts";
import { fetchBytes, FetchFault } from "../../../ports/fetch-bytes.ts";
import { OutboundFault, type Outbound } from "../../../ports/outbound.ts";
import { IMAGE_BYTES } from "./brand-images.rules.ts";
import type { ImageReason } from "./image-fault.ts";

/** The caller waits for the answer to a form. */
const FETCH_MS = 5_000;

/**
 * Downloads a picture once, for callers that name an address instead of sending the file. The bytes are whatever came and go
 * to `prepareImage`; what the server says of their type is not looked at.
 * @param signal ends it sooner than its own 5 seconds.
 * @throws AppError invalid image_url_invalid, image_url_refused (a redirect or an error), image_too_many_bytes; unavailable
 *   image_url_silent, which is said alike of a silent host, of one that may not be connected to and of one that has no
 *   trusted certificate.
 */
export async function fetchImage(outbound: Outbound, url: string, signal?: AbortSignal): Promise<Uint8Array> {
  const address = addressOf(url);
  const time = AbortSignal.timeout(FETCH_MS);
  try {
    return await fetchBytes(outbound, address, {
      accept: "image/png, image/jpeg, image/webp, image/svg+xml",
      maxBytes: IMAGE_BYTES,
      signal: signal ? AbortSignal.any([signal, time]) : time,
    });
  } catch (error) {
    throw faultOf(error);
  }
}

/** The port that stands for HTTPS is left out by the parser. */
function addressOf(url: string): URL {
  const address = URL.parse(url);
  const isPlain =
    address?.protocol === "https:" &&
    address.port === "" &&
    address.username === "" &&
    address.password === "";
  if (!isPlain) throw urlFault("image_url_invalid");
  return address;
}

function faultOf(error: unknown): unknown {
  if (error instanceof OutboundFault) return silent();
  if (!(error instanceof FetchFault)) return error;
  if (error.code === "no_answer") return silent();
  return error.code === "status"
    ? urlFault("image_url_refused")
    : urlFault("image_too_many_bytes", { maxBytes: IMAGE_BYTES });
}

const urlFault = (reason: ImageReason, details?: Record<string, unknown>) =>
  new AppError("invalid", reason, { field: "url", ...(details && { details }) });

const silent = () => new AppError("unavailable", "image_url_silent", { field: "url" });
