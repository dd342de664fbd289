import { logGroupsOf } from "#lib/simulator/accounts/build/log-group.ts";
import type { Site } from "#lib/simulator/accounts/build/site.ts";
import { topic } from "#lib/simulator/accounts/build/topic.ts";
import type { PacificNetworks } from "./foundations.ts";

/** What the researchers keep beside SageMaker: as it comes. */
export function pacificStores(site: Site, { keys }: PacificNetworks): void {
  logGroupsOf(site, {
    "/aws/sagemaker/Clusters/vision-foundation": { days: 30, kmsKeyId: keys.vision.Arn },
    "/aws/sagemaker/Endpoints/badge-faces": {},
    "/aws/sagemaker/TrainingJobs": { days: 1 },
  });
  topic(site, { name: "vision-boxes" });
}
