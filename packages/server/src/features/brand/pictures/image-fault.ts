import { AppError, type AppErrorExtra, type Reason } from "../../../errors.ts";
import type { ImageSlot } from "./brand-images.rules.ts";

/** Why a picture is not taken. */
export type ImageReason = Extract<Reason, `image_${string}` | "file_empty">;

export const imageFault = (
  reason: ImageReason,
  slot: ImageSlot,
  details?: AppErrorExtra["details"],
): AppError => new AppError("invalid", reason, { field: slot, ...(details && { details }) });
