import { allowed, router } from "../../trpc.ts";
import { listPeople } from "./people.queries.ts";

export const peopleRouter = router({
  list: allowed("people.view").query(({ ctx }) => listPeople(ctx)),
});
