import { inTenant } from "@rookery/db";
import type { Deps } from "../../context.ts";
import { MailServerFault, type ServerKey } from "../../ports/mail-server.ts";
import { secretPlace } from "./dkim-keys.ts";
import type { LoadedDomain } from "./load-domain.ts";
import { platformScope } from "./platform-scope.ts";

/**
 * Gives a proven domain to the mail server, whose key it signs by from then on. Only then: a server that has a domain keeps
 * mail to it, which is nothing that a mere claim may bring about. A fault is kept with the domain, and the next look tries again.
 * @returns whether the domain has changed.
 */
export async function deployDomain(
  deps: Pick<Deps, "db" | "mailServer" | "secrets" | "log">,
  domain: LoadedDomain,
): Promise<boolean> {
  const { mailServer } = deps;
  if (!mailServer || domain.mailuDomain !== null) return false;
  try {
    await mailServer.createDomain(domain.domain);
    await keepDeployed(deps, domain, {
      host: mailServer.host,
      key: await mailServer.deployDkim(domain.domain),
    });
    return true;
  } catch (error) {
    if (!(error instanceof MailServerFault)) throw error;
    deps.log.warn({ domainId: domain.id, code: error.code }, "mail server did not take the domain");
    await inTenant(deps.db, platformScope(domain.tenantId), (tx) =>
      tx.domain.updateMany({
        where: { tenantId: domain.tenantId, id: domain.id },
        data: { deploymentError: error.code },
      }),
    );
    return false;
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
    const next = { tenantId, domainId, status: "next" };
    const waiting = await tx.dkimKey.findMany({ where: next, select: { secretRef: true } });
    await tx.dkimKey.deleteMany({ where: next });
    await secrets.remove(
      tx,
      secretPlace(domain),
      waiting.flatMap(({ secretRef }) => secretRef ?? []),
    );
    await tx.dkimKey.createMany({
      data: { tenantId, companyId, domainId, ...key, managedBy: "mailu", needsDeployment: false },
    });
    await tx.domain.updateMany({
      where: { tenantId, id: domainId },
      data: { mailuDomain: host, deploymentError: null },
    });
  });
}
