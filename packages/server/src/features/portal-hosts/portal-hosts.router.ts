import { allowed, router } from "../../trpc.ts";
import { addHost } from "./add-host.ts";
import { askForHostCheck } from "./check-host.ts";
import { listHosts } from "./portal-hosts.queries.ts";
import { addHostInput, hostInput } from "./portal-hosts.schema.ts";
import { removeHost } from "./remove-host.ts";
import { setMainHost } from "./set-main-host.ts";

export const portalHostsRouter = router({
  list: allowed("brand.manage").query(({ ctx }) => listHosts(ctx)),
  add: allowed("brand.manage")
    .input(addHostInput)
    .mutation(({ ctx, input }) => addHost(ctx, input)),
  check: allowed("brand.manage")
    .input(hostInput)
    .mutation(({ ctx, input }) => askForHostCheck(ctx, input)),
  setMain: allowed("brand.manage")
    .input(hostInput)
    .mutation(({ ctx, input }) => setMainHost(ctx, input)),
  remove: allowed("brand.manage")
    .input(hostInput)
    .mutation(({ ctx, input }) => removeHost(ctx, input)),
});
