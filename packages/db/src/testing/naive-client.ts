import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "../generated/client.ts";

/** Prisma as its documentation shows it, for the bench that tells what the product's doors gain over it. */
export const naiveClient = (url: string, poolSize: number): PrismaClient =>
  new PrismaClient({ adapter: new PrismaPg({ connectionString: url, max: poolSize }) });
