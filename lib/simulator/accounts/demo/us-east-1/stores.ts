import { lustre, studioHome } from "#lib/simulator/accounts/build/file-system.ts";
import { lambdaFunction } from "#lib/simulator/accounts/build/function.ts";
import { logGroupsOf } from "#lib/simulator/accounts/build/log-group.ts";
import { policy } from "#lib/simulator/accounts/build/policies.ts";
import { secret } from "#lib/simulator/accounts/build/secret.ts";
import { arnOf, at, ec2Id, type Site } from "#lib/simulator/accounts/build/site.ts";
import { topic } from "#lib/simulator/accounts/build/topic.ts";
import { userPool } from "#lib/simulator/accounts/build/user-pool.ts";
import type { EastNetworks } from "./foundations.ts";

/** What the region's teams keep beside SageMaker: in order where fraud does, for ever and for everyone where growth does. */
export function eastStores(site: Site, { standard, shared, keys }: EastNetworks): void {
  logGroupsOf(site, {
    "/aws/lambda/registry-login": { days: 30 },
    "/aws/sagemaker/Endpoints/churn-prod": {},
    "/aws/sagemaker/Endpoints/fraud-scoring": {
      days: 365,
      kmsKeyId: keys.fraud.Arn,
      dataProtectionStatus: "ACTIVATED",
      deletionProtectionEnabled: true,
    },
    "/aws/sagemaker/NotebookInstances": { kmsKeyId: keys.search.Arn },
    "/aws/sagemaker/TrainingJobs": { days: 3 },
    "/aws/sagemaker/studio": { days: 90 },
  });
  // Nobody has changed it since it was made.
  secret(site, {
    name: "AmazonSageMaker-growth-git-Xq3vTn",
    created: at(site, 401, "16:30:00"),
    Description: "Token of the growth team's repository",
  });
  topic(site, {
    name: "growth-labeling",
    open: { Sid: "Everybody", Principal: "*", Action: ["SNS:Subscribe", "SNS:Publish"] },
  });
  topic(site, { name: "ml-alerts" });
  topic(site, { name: "search-async-errors", kmsKey: keys.search.Arn });
  lambdaFunction(site, {
    name: "registry-login",
    role: "lambda/registry-login",
    Description: "Hands SageMaker the password of the registry",
    Runtime: "python3.9",
    variables: { REGISTRY: "registry.search.internal:5000", LOGIN_SECRET: "search/registry" },
    policy: policy({
      Sid: "anybody",
      Effect: "Allow",
      Principal: "*",
      Action: "lambda:InvokeFunction",
      Resource: arnOf(site, "lambda", "function:registry-login"),
    }),
  });
  studioHome(site, { name: "growth-studio", subnets: standard.subnets, group: standard.group });
  lustre(site, {
    id: ec2Id(site, "fs", "search-corpus"),
    name: "search-corpus",
    subnet: shared.privateA,
    key: keys.search.Arn,
    backupDays: 7,
  });
  userPool(site, { workforce: "growth-people", shortestPassword: 6, open: true });
}
