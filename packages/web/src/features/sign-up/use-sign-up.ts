import { useMutation } from "@tanstack/react-query";
import { usePersonApi } from "../../lib/trpc/api-context.tsx";

export const useSignUp = () => useMutation(usePersonApi().signUp.signUp.mutationOptions());

/** Confirms the address by the mailed token, and signs in. */
export const useVerifyEmail = () => useMutation(usePersonApi().signUp.verifyEmail.mutationOptions());

export const useResendVerification = () =>
  useMutation(usePersonApi().signUp.resendVerification.mutationOptions());
