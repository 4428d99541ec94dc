import { useMutation } from "@tanstack/react-query";
import { usePersonApi } from "../../lib/trpc/api-context.tsx";

export const useRequestReset = () => useMutation(usePersonApi().passwordReset.request.mutationOptions());

/** Sets the new password by the mailed token, and signs in. */
export const useResetPassword = () => useMutation(usePersonApi().passwordReset.reset.mutationOptions());
