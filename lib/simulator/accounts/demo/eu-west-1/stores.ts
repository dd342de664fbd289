import { studioHome } from "#lib/simulator/accounts/build/file-system.ts";
import { lambdaFunction } from "#lib/simulator/accounts/build/function.ts";
import { logGroupsOf } from "#lib/simulator/accounts/build/log-group.ts";
import { policy } from "#lib/simulator/accounts/build/policies.ts";
import { secret } from "#lib/simulator/accounts/build/secret.ts";
import { arnOf, at, type Site } from "#lib/simulator/accounts/build/site.ts";
import { topic } from "#lib/simulator/accounts/build/topic.ts";
import type { EuropeNetworks } from "./foundations.ts";

/** What the region's teams keep beside SageMaker: under the team's key, rotated, and not to be deleted by accident. */
export function europeStores(site: Site, { creditRisk, pricing, keys }: EuropeNetworks): void {
  const kept = { days: 731, kmsKeyId: keys.creditRisk.Arn, deletionProtectionEnabled: true };
  logGroupsOf(site, {
    "/aws/lambda/credit-risk-git-rotation": kept,
    "/aws/sagemaker/Endpoints/basket-size": { days: 180 },
    "/aws/sagemaker/Endpoints/credit-risk-pd-retail": { ...kept, dataProtectionStatus: "ACTIVATED" },
    "/aws/sagemaker/ProcessingJobs": kept,
    "/aws/sagemaker/TrainingJobs": kept,
    "/nwa/cloudtrail/credit-risk": { days: 400 },
    "/nwa/web": {},
  });
  topic(site, { name: "credit-risk-alerts" });
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
  lambdaFunction(site, {
    name: "credit-risk-git-rotation",
    role: "lambda/credit-risk-git-rotation",
    Description: "Asks the Git server for a new token",
    KMSKeyArn: keys.creditRisk.Arn,
    variables: { GIT_SERVER: "git-codecommit.eu-west-1.amazonaws.com" },
    VpcConfig: {
      VpcId: creditRisk.network.VpcId,
      SubnetIds: creditRisk.subnets.flatMap(({ SubnetId }) => SubnetId ?? []),
      SecurityGroupIds: [creditRisk.workload.GroupId ?? ""],
    },
    policy: policy({
      Sid: "SecretsManager",
      Effect: "Allow",
      Principal: { Service: "secretsmanager.amazonaws.com" },
      Action: "lambda:InvokeFunction",
      Resource: arnOf(site, "lambda", "function:credit-risk-git-rotation"),
      Condition: { StringEquals: { "AWS:SourceAccount": site.account } },
    }),
  });
  studioHome(site, {
    name: "credit-risk-studio",
    subnets: creditRisk.subnets,
    group: creditRisk.studio,
    policy: policy({
      Sid: "TlsOnly",
      Effect: "Deny",
      Principal: { AWS: "*" },
      Action: "*",
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    }),
    backedUp: true,
  });
  studioHome(site, { name: "pricing-studio", subnets: pricing.subnets, group: pricing.group });
}
