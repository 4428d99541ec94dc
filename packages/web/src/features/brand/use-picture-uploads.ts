import type { ImageSlot } from "@rookery/server/brand/rules";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTenantSlug } from "../../lib/trpc/api-context.tsx";
import { pictureFields, type WriteBrand } from "./brand-values.ts";
import { sendPicture } from "./send-picture.ts";

export interface PictureUpload {
  readonly send: (file: File) => void;
  readonly isPending: boolean;
  /** 0 to 1 of what is sent; after that the server still prepares the picture. */
  readonly share: number;
  /** What the server, or the way to it, refused. */
  readonly error: Error | null;
  readonly forget: () => void;
}

function useUpload(slot: ImageSlot, write: WriteBrand): PictureUpload {
  const tenant = useTenantSlug();
  const [share, setShare] = useState(0);
  const { mutate, isPending, error, reset } = useMutation({
    mutationFn: (file: File) => sendPicture({ tenant, slot, file, onProgress: setShare }),
    onSuccess: ({ url }) => write({ [pictureFields[slot]]: url }),
  });
  const send = (file: File) => {
    setShare(0);
    mutate(file);
  };
  return { send, isPending, share, error, forget: reset };
}

export type PictureUploads = Readonly<Record<ImageSlot, PictureUpload>>;

/** Above the controls, so that an upload goes on while another tab is looked at. */
export const usePictureUploads = (write: WriteBrand): PictureUploads => ({
  logo: useUpload("logo", write),
  logoDark: useUpload("logoDark", write),
  mailLogo: useUpload("mailLogo", write),
  favicon: useUpload("favicon", write),
});
