import { lustre, studioHome } from "#lib/simulator/accounts/build/file-system.ts";
import { logGroupsOf } from "#lib/simulator/accounts/build/log-group.ts";
import { ec2Id, type Site } from "#lib/simulator/accounts/build/site.ts";
import { topic } from "#lib/simulator/accounts/build/topic.ts";
import { userPool } from "#lib/simulator/accounts/build/user-pool.ts";
import type { PacificNetworks } from "./foundations.ts";

/** What the researchers keep beside SageMaker: as it comes. */
export function pacificStores(site: Site, { vision, keys }: PacificNetworks): void {
  logGroupsOf(site, {
    "/aws/sagemaker/Clusters/vision-foundation": { days: 30, kmsKeyId: keys.vision.Arn },
    "/aws/sagemaker/Endpoints/badge-faces": {},
    "/aws/sagemaker/TrainingJobs": { days: 1 },
  });
  topic(site, { name: "vision-boxes" });
  studioHome(site, { name: "vision-research", subnets: vision.subnets, group: vision.studio });
  lustre(site, {
    id: ec2Id(site, "fs", "vision-datasets"),
    name: "vision-datasets",
    subnet: vision.subnets[0],
  });
  userPool(site, {
    workforce: "vision-students",
    shortestPassword: 12,
    MfaConfiguration: "ON",
    UserPoolAddOns: { AdvancedSecurityMode: "AUDIT" },
    DeletionProtection: "ACTIVE",
  });
}
