import { DetailedError, Upload } from "tus-js-client";

export interface UploadTarget {
  readonly tenant: string;
  readonly companyId: string;
}

export interface UploadNews {
  readonly onProgress: (sentBytes: number) => void;
  /** The connection went away and is being tried again. */
  readonly onPause: (isPaused: boolean) => void;
}

/** Carries the server's refusal the way that a failed procedure does. */
class UploadRefused extends Error {
  readonly data: unknown;
  constructor(cause: Error) {
    super("The upload was refused", { cause });
    // Without an answer of ours it is the network.
    this.name =
      cause instanceof DetailedError && !cause.originalResponse ? "TRPCClientError" : "UploadRefused";
    this.data = refusalIn(cause);
  }
}

function refusalIn(cause: Error): unknown {
  if (!(cause instanceof DetailedError)) return undefined;
  try {
    const body = JSON.parse(cause.originalResponse?.getBody() ?? "") as { error?: { data?: unknown } };
    return body.error?.data;
  } catch {
    return undefined;
  }
}

/** Waits between tries while the connection is away: some five minutes in all, then the person decides. */
const RETRIES_MS = [500, 1_000, 2_000, 4_000, 8_000, 15_000, 30_000, 60_000, 60_000, 60_000, 60_000];

/**
 * Sends a file by the resumable protocol (tus 1.0.0). A file that was cut off before goes on where it stopped: the browser
 * remembers it by name, size and date, for this company.
 * @returns the id of its import. Rejects with what `failureOf` reads; aborting rejects with an AbortError.
 */
export async function uploadFile(
  file: File,
  target: UploadTarget,
  news: UploadNews,
  signal: AbortSignal,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const upload = new Upload(file, {
      endpoint: "/uploads/imports",
      retryDelays: RETRIES_MS,
      metadata: { tenant: target.tenant, company: target.companyId, filename: file.name },
      headers: { "x-portal-client": "portal", "x-portal-tenant": target.tenant },
      removeFingerprintOnSuccess: true,
      fingerprint: () =>
        Promise.resolve(
          ["portal", target.tenant, target.companyId, file.name, file.size, file.lastModified].join("|"),
        ),
      onProgress: (sent) => {
        news.onPause(false);
        news.onProgress(sent);
      },
      onShouldRetry: (error) => {
        const status = error.originalResponse?.getStatus() ?? 0;
        const isPassing = status === 0 || status >= 500 || status === 409 || status === 423;
        news.onPause(isPassing);
        return isPassing;
      },
      onError: (error) => reject(new UploadRefused(error)),
      onSuccess: () => resolve(upload.url?.split("/").at(-1) ?? ""),
    });
    signal.addEventListener("abort", () => {
      // Ends it on the server as well; nobody will go on with it.
      void upload.abort(true);
      reject(new DOMException("The upload was cancelled", "AbortError"));
    });
    void upload.findPreviousUploads().then(([previous]) => {
      if (signal.aborted) return;
      if (previous) upload.resumeFromPreviousUpload(previous);
      upload.start();
    });
  });
}
