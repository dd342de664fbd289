import { shares } from "#lib/simulator/shelves/ram.ts";
import { seededRandom } from "./random.ts";
import { at, type Site } from "./site.ts";

interface ShareSpec {
  name: string;
  /** Another account, for a share with this one. */
  owner?: string;
  createdDaysAgo: number;
  /** Accounts, organizations or roles; those of accounts outside of the organization are external. */
  principals: readonly { id: string; external?: boolean }[];
  /** ARNs by their type in RAM. */
  resources: Readonly<Record<string, readonly string[]>>;
  allowExternalPrincipals?: boolean;
}

export function share(site: Site, spec: ShareSpec): void {
  const { name, owner = site.account, principals, allowExternalPrincipals = false } = spec;
  const id = seededRandom(`share ${site.region} ${name}`).uuid();
  const resourceShareArn = `arn:${site.partition}:ram:${site.region}:${owner}:resource-share/${id}`;
  const creationTime = at(site, spec.createdDaysAgo, "13:20:00");
  const times = { creationTime, lastUpdatedTime: creationTime };
  shares.put(site.content, {
    resourceShareArn,
    name,
    owningAccountId: owner,
    allowExternalPrincipals,
    status: "ACTIVE",
    featureSet: "STANDARD",
    ...times,
    principals: principals.map(({ id, external = false }) => ({ id, external, resourceShareArn, ...times })),
    resources: Object.entries(spec.resources).flatMap(([type, arns]) =>
      arns.map((arn) => ({
        ...{ arn, type, resourceShareArn, status: "AVAILABLE" as const },
        resourceRegionScope: "REGIONAL" as const,
        ...times,
      })),
    ),
  });
}
