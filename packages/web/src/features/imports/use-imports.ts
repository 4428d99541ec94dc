import type { AppRouter } from "@rookery/server";
import { useInfiniteQuery, useMutation, useQuery } from "@tanstack/react-query";
import { useSubscription } from "@trpc/tanstack-react-query";
import type { inferRouterInputs } from "@trpc/server";
import { useApi, useTenantApi } from "../../lib/trpc/api-context.tsx";

type Inputs = inferRouterInputs<AppRouter>["imports"];
export type ImportPlan = Inputs["run"];
export type ColumnMapping = ImportPlan["columns"];
export type Existing = NonNullable<ImportPlan["existing"]>;
export type LeadField = keyof ColumnMapping;
export type LineOutcome = NonNullable<Inputs["rejections"]["outcome"]>;
export type KeptOutcome = NonNullable<Inputs["kept"]["outcome"]>;

const LINES = 50;

/** The company's imports, newest first, as far as they were asked for. */
export function useImports(companyId: string) {
  return useInfiniteQuery(
    useTenantApi().imports.list.infiniteQueryOptions(
      { companyId, limit: 25 },
      { getNextPageParam: (page) => page.nextCursor ?? undefined, staleTime: 0 },
    ),
  );
}

/** How often the top bar looks at what runs; the import's own page hears it live. */
const LOOK_MS = 3000;
/** What runs is among the newest. */
const NEWEST = 10;

/** The company's newest imports, looked at again as long as one of them runs. */
export function useNewestImports(companyId: string) {
  return useQuery(
    useTenantApi().imports.list.queryOptions(
      { companyId, limit: NEWEST },
      {
        refetchInterval: ({ state }) => (state.data?.imports.some(isRunning) ? LOOK_MS : false),
        select: (page) => page.imports,
      },
    ),
  );
}

export const isRunning = ({ status }: { status: string }): boolean =>
  status === "running" || status === "checking" || status === "undoing";

/** The end of an import changes the list of leads, the list of imports and the company's set-up. */
export function useAfterImport() {
  const { queryClient } = useApi();
  const api = useTenantApi();
  return () => {
    void queryClient.invalidateQueries(api.leads.pathFilter());
    void queryClient.invalidateQueries(api.imports.list.pathFilter());
    void queryClient.invalidateQueries(api.companies.pathFilter());
  };
}

/** One import. While it runs, the server's news replace what was fetched. */
export function useImport(importId: string) {
  const { queryClient } = useApi();
  const api = useTenantApi();
  const afterImport = useAfterImport();
  const found = useQuery(api.imports.byId.queryOptions({ importId }, { staleTime: 0 }));
  const isMoving = found.data !== undefined && isRunning(found.data);
  useSubscription(
    api.imports.progress.subscriptionOptions(
      { importId },
      {
        enabled: isMoving,
        onData: (news) => {
          queryClient.setQueryData(api.imports.byId.queryKey({ importId }), news);
          if (!isRunning(news)) afterImport();
        },
      },
    ),
  );
  return found;
}

export type ShownImport = NonNullable<ReturnType<typeof useImport>["data"]>;
export type Reading = NonNullable<ShownImport["reading"]>;
export type Counts = ShownImport["counts"];
export type Checked = NonNullable<ShownImport["checked"]>;
export type Undo = NonNullable<ShownImport["undo"]>;

function useKeepImport() {
  const { queryClient } = useApi();
  const api = useTenantApi();
  return (_answer: unknown, { importId }: { importId: string }) => {
    void queryClient.invalidateQueries(api.imports.list.pathFilter());
    return queryClient.invalidateQueries(api.imports.byId.queryFilter({ importId }));
  };
}

export function useUpdateReading() {
  const onSuccess = useKeepImport();
  return useMutation(useTenantApi().imports.updateReading.mutationOptions({ onSuccess }));
}

/** Tries the import out over the whole file. */
export function useCheckImport() {
  const onSuccess = useKeepImport();
  return useMutation(useTenantApi().imports.check.mutationOptions({ onSuccess }));
}

export function useUndoImport() {
  const onSuccess = useKeepImport();
  return useMutation(useTenantApi().imports.undo.mutationOptions({ onSuccess }));
}

export function useRunImport() {
  const onSuccess = useKeepImport();
  return useMutation(useTenantApi().imports.run.mutationOptions({ onSuccess }));
}

export function useCancelImport() {
  const onSuccess = useKeepImport();
  return useMutation(useTenantApi().imports.cancel.mutationOptions({ onSuccess }));
}

export function useDiscardImport() {
  const { queryClient } = useApi();
  const api = useTenantApi();
  return useMutation(
    api.imports.discard.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries(api.imports.list.pathFilter()),
    }),
  );
}

/** Lines of the file that did not become leads, in its order, as far as they were asked for. */
export function useLines(importId: string, outcome: LineOutcome) {
  return useInfiniteQuery(
    useTenantApi().imports.rejections.infiniteQueryOptions(
      { importId, outcome, limit: LINES },
      { getNextPageParam: (page) => page.nextCursor ?? undefined },
    ),
  );
}

export type Line = NonNullable<ReturnType<typeof useLines>["data"]>["pages"][number]["lines"][number];

/** People whom an undo did not take back, in the order in which they came, as far as they were asked for. */
export function useKept(importId: string, outcome: KeptOutcome) {
  return useInfiniteQuery(
    useTenantApi().imports.kept.infiniteQueryOptions(
      { importId, outcome, limit: LINES },
      { getNextPageParam: (page) => page.nextCursor ?? undefined },
    ),
  );
}

export type Kept = NonNullable<ReturnType<typeof useKept>["data"]>["pages"][number]["leads"][number];
