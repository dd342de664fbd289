import { eventRule } from "#lib/simulator/accounts/build/event-rule.ts";
import { endpoint, endpointConfig, variant } from "#lib/simulator/accounts/build/hosting.ts";
import { ownImage } from "#lib/simulator/accounts/build/images.ts";
import { container, model } from "#lib/simulator/accounts/build/model.ts";
import { arnOf, at, roleArn, type Site } from "#lib/simulator/accounts/build/site.ts";
import { type Cast, executionRoles } from "#lib/simulator/accounts/demo/cast.ts";

/**
 * Two ways into growth's endpoints that nobody drew: the partner pushes the image of a model that runs as the old root role, and
 * whatever is registered as approved in the group that is open to everyone is released the same hour.
 */
export function growthReleases(site: Site, { tomas, deploy }: Cast): void {
  const tags = { Team: "growth" };
  const lifetimeValue = (name: string, role: string) =>
    model(site, {
      name,
      by: tomas,
      created: at(site, 33, "11:40:00"),
      role,
      containers: [
        container(ownImage(site, "growth/ltv:latest"), `s3://nwa-growth-us-east-1/models/${name}/model.tar.gz`),
      ],
      tags,
    });
  const scores = lifetimeValue("ltv-scores", executionRoles.legacyRoot);
  const trial = lifetimeValue("ltv-scores-trial", executionRoles.growth);
  const config = endpointConfig(site, {
    name: "ltv-scores-ab",
    by: tomas,
    created: at(site, 33, "11:44:00"),
    variants: [
      variant(scores, "ml.m5.large", 1, { VariantName: "Scores", InitialVariantWeight: 0.9 }),
      variant(trial, "ml.m5.large", 1, { VariantName: "Trial", InitialVariantWeight: 0.1 }),
    ],
    tags,
  });
  endpoint(site, { name: "ltv-scores", by: tomas, created: at(site, 33, "11:46:00"), config, tags });

  const released = endpointConfig(site, {
    name: "churn-canary-2",
    by: deploy,
    created: at(site, 26, "16:20:00"),
    variants: [variant({ ModelName: "churn-monthly" }, "ml.m5.large", 1)],
    tags,
  });
  endpoint(site, { name: "churn-canary", by: deploy, created: at(site, 26, "16:24:00"), config: released, tags });
  eventRule(site, {
    name: "churn-release",
    description: "Releases what was approved, without waiting for the weekly meeting",
    sees: {
      source: ["aws.sagemaker"],
      "detail-type": ["SageMaker Model Package State Change"],
      detail: { ModelPackageGroupName: ["churn"], ModelApprovalStatus: ["Approved"] },
    },
    targets: [
      {
        Id: "release",
        Arn: arnOf(site, "codepipeline", "churn-release"),
        RoleArn: roleArn(site, "service-role/Amazon_EventBridge_Invoke_Pipeline"),
      },
    ],
  });
}
