import { inTenant, readInTenant } from "@rookery/db";
import type { Deps } from "../../context.ts";
import type { Jobs } from "../../jobs/queue.ts";
import { tellNews } from "../../live-events.ts";
import { MailServerFault, type ServerKey } from "../../ports/mail-server.ts";
import { secretPlace } from "./dkim-keys.ts";
import { loadDomain, type LoadedDomain } from "./load-domain.ts";
import { platformScope } from "../../platform-scope.ts";
import { domainTopic } from "./store-check.ts";

type DeployDeps = Pick<Deps, "db" | "mailServer" | "secrets" | "log">;

/**
 * The job's body, one at a time over all processes, since a key that is made twice there is another key. Gives a proven domain to
 * the mail server, whose key it signs by from then on. Only then: a server that has a domain keeps mail to it, which is
 * nothing that a mere claim may bring about. A fault is kept with the domain, and the next look asks again.
 */
export async function deployDomain(deps: DeployDeps, data: Jobs["deploy-domain"]): Promise<void> {
  const { mailServer } = deps;
  const scope = platformScope(data.tenantId);
  const domain = await readInTenant(deps.db, scope, (tx) => loadDomain(tx, data));
  if (!mailServer || !domain || domain.mailuDomain !== null || domain.ownershipProvenAt === null) return;
  try {
    await mailServer.createDomain(domain.domain);
    const key = await mailServer.deployDkim(domain.domain);
    await keepDeployed(deps, domain, { host: mailServer.host, key });
  } catch (error) {
    if (!(error instanceof MailServerFault)) throw error;
    deps.log.warn({ domainId: domain.id, code: error.code }, "mail server did not take the domain");
    const where = { tenantId: domain.tenantId, id: domain.id };
    await inTenant(deps.db, scope, (tx) =>
      tx.domain.updateMany({ where, data: { deploymentError: error.code } }),
    );
  }
}

/** Notes what the server has, and shows its key; one of ours that waits to be published has become useless. */
async function keepDeployed(
  { db, secrets }: Pick<Deps, "db" | "secrets">,
  domain: LoadedDomain,
  { host, key }: { host: string; key: ServerKey },
): Promise<void> {
  const { tenantId, companyId, id: domainId } = domain;
  await inTenant(db, platformScope(tenantId), async (tx) => {
    const next = { tenantId, domainId, status: "next", managedBy: "platform" };
    const waiting = await tx.dkimKey.findMany({ where: next, select: { secretRef: true } });
    await tx.dkimKey.deleteMany({ where: next });
    await secrets.remove(
      tx,
      secretPlace(domain),
      waiting.flatMap(({ secretRef }) => secretRef ?? []),
    );
    // Given back to the server, a domain has the key that it had, or a new one under the same selector.
    const same = { tenantId, domainId, selector: key.selector };
    await tx.dkimKey.deleteMany({ where: { ...same, publicKey: { not: key.publicKey } } });
    if ((await tx.dkimKey.count({ where: same })) === 0)
      await tx.dkimKey.createMany({
        data: { tenantId, companyId, domainId, ...key, managedBy: "mailu", needsDeployment: false },
      });
    await tx.domain.updateMany({
      where: { tenantId, id: domainId },
      data: { mailuDomain: host, deploymentError: null },
    });
    await tellNews(tx, domainTopic(domainId));
  });
}
