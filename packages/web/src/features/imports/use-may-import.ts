import { useCompany } from "../../lib/tenant-facts.tsx";

/** Whether the person may bring people into the company in sight. */
export function useMayImport(): boolean {
  const { access, status } = useCompany();
  return access === "work" && status !== "archived";
}
