import { allowed, allowedIn, router } from "../../trpc.ts";
import { addDomain } from "./add-domain.ts";
import { askForCheck } from "./ask-for-check.ts";
import { domainById, domainHistory, listDomains } from "./domains.queries.ts";
import {
  addDomainInput,
  domainInput,
  listDomainsInput,
  setExtrasInput,
  setReceivingInput,
} from "./domains.schema.ts";
import { removeDomain } from "./remove-domain.ts";
import { rotateDkimKey } from "./rotate-dkim-key.ts";
import { setExtras } from "./set-extras.ts";
import { setPrimaryDomain } from "./set-primary-domain.ts";
import { setReceiving } from "./set-receiving.ts";
import { watchDomain } from "./watch-domain.ts";

export const domainsRouter = router({
  list: allowedIn("domains.view")
    .input(listDomainsInput)
    .query(({ ctx, input }) => listDomains(ctx, input)),
  byId: allowed("domains.view")
    .input(domainInput)
    .query(({ ctx, input }) => domainById(ctx, input)),
  history: allowed("domains.view")
    .input(domainInput)
    .query(({ ctx, input }) => domainHistory(ctx, input)),
  progress: allowed("domains.view")
    .input(domainInput)
    .subscription(({ ctx, input, signal }) => watchDomain(ctx, input, signal)),
  add: allowedIn("domains.manage")
    .input(addDomainInput)
    .mutation(({ ctx, input }) => addDomain(ctx, input)),
  check: allowed("domains.manage")
    .input(domainInput)
    .mutation(({ ctx, input }) => askForCheck(ctx, input)),
  setPrimary: allowed("domains.manage")
    .input(domainInput)
    .mutation(({ ctx, input }) => setPrimaryDomain(ctx, input)),
  setReceiving: allowed("domains.manage")
    .input(setReceivingInput)
    .mutation(({ ctx, input }) => setReceiving(ctx, input)),
  setExtras: allowed("domains.manage")
    .input(setExtrasInput)
    .mutation(({ ctx, input }) => setExtras(ctx, input)),
  rotateKey: allowed("domains.manage")
    .input(domainInput)
    .mutation(({ ctx, input }) => rotateDkimKey(ctx, input)),
  remove: allowed("domains.manage")
    .input(domainInput)
    .mutation(({ ctx, input }) => removeDomain(ctx, input)),
});
