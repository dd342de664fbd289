import { logGroupsOf } from "#lib/simulator/accounts/build/log-group.ts";
import { secret } from "#lib/simulator/accounts/build/secret.ts";
import { at, type Site } from "#lib/simulator/accounts/build/site.ts";
import { topic } from "#lib/simulator/accounts/build/topic.ts";
import type { EastNetworks } from "./foundations.ts";

/** What the region's teams keep beside SageMaker: in order where fraud does, for ever and for everyone where growth does. */
export function eastStores(site: Site, { keys }: EastNetworks): void {
  logGroupsOf(site, {
    "/aws/lambda/registry-login": { days: 30 },
    "/aws/sagemaker/Endpoints/churn-prod": {},
    "/aws/sagemaker/Endpoints/fraud-scoring": {
      days: 365,
      kmsKeyId: keys.fraud.Arn,
      dataProtectionStatus: "ACTIVATED",
      deletionProtectionEnabled: true,
    },
    "/aws/sagemaker/NotebookInstances": {},
    "/aws/sagemaker/TrainingJobs": { days: 3 },
    "/aws/sagemaker/studio": { days: 90 },
  });
  // Nobody has changed it since it was made.
  secret(site, {
    name: "AmazonSageMaker-growth-git-Xq3vTn",
    created: at(site, 401, "16:30:00"),
    changedDaysAgo: 401,
    Description: "Token of the growth team's repository",
  });
  topic(site, {
    name: "growth-labeling",
    open: { Sid: "Everybody", Principal: "*", Action: ["SNS:Subscribe", "SNS:Publish"] },
  });
  topic(site, { name: "search-async-errors", kmsKey: keys.search.Arn });
}
