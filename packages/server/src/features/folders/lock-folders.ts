import type { Tx } from "@rookery/db";
import { requireWork, type TenantContext } from "../../context.ts";
import { notFound } from "../../errors.ts";
import { requireOpenCompany } from "../companies/lock-company.ts";

/** A folder as its writers see it. */
export interface Folder {
  readonly id: string;
  readonly companyId: string | null;
  readonly parentId: string | null;
  readonly name: string;
  readonly position: number;
}

/** The tree of one company, held until the transaction ends: two moves at once could make a circle that neither sees. */
export async function lockTree(tx: Tx, ctx: TenantContext, companyId: string | null): Promise<FolderTree> {
  requireWork(ctx.tenant, companyId);
  await requireOpenCompany(tx, ctx, companyId);
  const key = `folders:${ctx.tenant.id}:${companyId}`;
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${key}, 0))::text`;
  const folders = await tx.folder.findMany({
    where: { tenantId: ctx.tenant.id, companyId, removed: null },
    select: { id: true, companyId: true, parentId: true, name: true, position: true },
    orderBy: [{ position: "asc" }, { id: "asc" }],
  });
  return new FolderTree(folders);
}

/**
 * The folder with the tree that it is in, held.
 * @param isRemoved whether it is one that is out of sight.
 * @throws AppError not_found, forbidden view_only, blocked company_archived.
 */
export async function lockFolder(tx: Tx, ctx: TenantContext, folderId: string, isRemoved = false) {
  const found = await tx.folder.findFirst({
    where: {
      tenantId: ctx.tenant.id,
      id: folderId,
      OR: [{ companyId: null }, { company: { purged: null } }],
    },
    select: { companyId: true },
  });
  if (!found) throw notFound();
  const tree = await lockTree(tx, ctx, found.companyId);
  const folder = await tx.folder.findFirst({
    where: { tenantId: ctx.tenant.id, id: folderId, removed: isRemoved ? { not: null } : null },
    select: { id: true, companyId: true, parentId: true, name: true, position: true, removed: true },
  });
  if (!folder) throw notFound();
  return { folder, tree };
}

export class FolderTree {
  readonly #byId: ReadonlyMap<string, Folder>;
  readonly #children: ReadonlyMap<string | null, readonly Folder[]>;

  /** @param folders in the order of siblings. */
  constructor(folders: readonly Folder[]) {
    this.#byId = new Map(folders.map((folder) => [folder.id, folder]));
    this.#children = Map.groupBy(folders, ({ parentId }) => parentId);
  }

  get size(): number {
    return this.#byId.size;
  }

  has(id: string): boolean {
    return this.#byId.has(id);
  }

  /** @throws AppError not_found. */
  require(id: string): Folder {
    const folder = this.#byId.get(id);
    if (!folder) throw notFound();
    return folder;
  }

  childrenOf(id: string | null): readonly Folder[] {
    return this.#children.get(id) ?? [];
  }

  /** The folder and all below it, parents before children. */
  withAllBelow(id: string): string[] {
    const found = [id];
    for (const each of found) found.push(...this.childrenOf(each).map((child) => child.id));
    return found;
  }

  /** Levels down to the folder; 0 = above the top. */
  depthOf(id: string | null): number {
    let depth = 0;
    for (let at = id; at !== null; at = this.require(at).parentId) depth += 1;
    return depth;
  }

  /** Levels from the folder down to its deepest. */
  heightOf(id: string): number {
    return 1 + Math.max(0, ...this.childrenOf(id).map((child) => this.heightOf(child.id)));
  }
}
