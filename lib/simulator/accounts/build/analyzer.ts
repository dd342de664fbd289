import type { FindingType, ResourceType, Type } from "@aws-sdk/client-accessanalyzer";
import { analyzers } from "#lib/simulator/shelves/access-analyzer.ts";
import { seededRandom } from "./random.ts";
import { arnOf, at, hoursAgo, type Site } from "./site.ts";

interface FindingSpec {
  resource: string;
  type: ResourceType;
  finding: FindingType;
  foundDaysAgo: number;
}

interface AnalyzerSpec {
  name: string;
  type?: Type;
  createdDaysAgo: number;
  findings?: readonly FindingSpec[];
}

/** An analyzer that works, with what it found and nobody has archived. */
export function analyzer(site: Site, { name, type = "ACCOUNT", createdDaysAgo, findings = [] }: AnalyzerSpec): void {
  const analyzedAt = hoursAgo(site, 5);
  analyzers.put(site.content, {
    arn: arnOf(site, "access-analyzer", `analyzer/${name}`),
    name,
    type,
    status: "ACTIVE",
    createdAt: at(site, createdDaysAgo, "11:00:00"),
    ...(type === "ACCOUNT_UNUSED_ACCESS" && { configuration: { unusedAccess: { unusedAccessAge: 90 } } }),
    ...(findings[0] && { lastResourceAnalyzed: findings[0].resource, lastResourceAnalyzedAt: analyzedAt }),
    findings: findings.map(({ resource, type: resourceType, finding, foundDaysAgo }) => ({
      id: seededRandom(`finding ${name} ${resource}`).uuid(),
      resource,
      resourceType,
      resourceOwnerAccount: site.account,
      findingType: finding,
      status: "ACTIVE",
      createdAt: at(site, foundDaysAgo, "04:10:00"),
      updatedAt: at(site, foundDaysAgo, "04:10:00"),
      analyzedAt,
    })),
  });
}
