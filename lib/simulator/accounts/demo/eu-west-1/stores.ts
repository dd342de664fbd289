import { logGroupsOf } from "#lib/simulator/accounts/build/log-group.ts";
import { policy } from "#lib/simulator/accounts/build/policies.ts";
import { secret } from "#lib/simulator/accounts/build/secret.ts";
import { arnOf, at, type Site } from "#lib/simulator/accounts/build/site.ts";
import type { EuropeNetworks } from "./foundations.ts";

/** What the region's teams keep beside SageMaker: under the team's key, rotated, and not to be deleted by accident. */
export function europeStores(site: Site, { keys }: EuropeNetworks): void {
  const kept = { days: 731, kmsKeyId: keys.creditRisk.Arn, deletionProtectionEnabled: true };
  logGroupsOf(site, {
    "/aws/lambda/credit-risk-git-rotation": kept,
    "/aws/sagemaker/Endpoints/basket-size": { days: 180 },
    "/aws/sagemaker/Endpoints/credit-risk-pd-retail": { ...kept, dataProtectionStatus: "ACTIVATED" },
    "/aws/sagemaker/ProcessingJobs": kept,
    "/aws/sagemaker/TrainingJobs": kept,
  });
  secret(site, {
    name: "AmazonSageMaker-credit-risk-git-a81KzQ",
    created: at(site, 274, "06:50:00"),
    changedDaysAgo: 12,
    every: 30,
    KmsKeyId: keys.creditRisk.Arn,
    RotationLambdaARN: arnOf(site, "lambda", "function:credit-risk-git-rotation"),
    policy: policy({
      Sid: "OnlyOurs",
      Effect: "Deny",
      Principal: "*",
      Action: "secretsmanager:GetSecretValue",
      Resource: "*",
      Condition: { StringNotEquals: { "aws:PrincipalAccount": site.account } },
    }),
  });
}
