import { prebuilt } from "#lib/simulator/accounts/build/images.ts";
import { policy } from "#lib/simulator/accounts/build/policies.ts";
import { modelPackage, packageGroup } from "#lib/simulator/accounts/build/registry.ts";
import { arnOf, at, hoursAgo, roleArn, type Site } from "#lib/simulator/accounts/build/site.ts";
import { type Cast, executionRoles } from "#lib/simulator/accounts/demo/cast.ts";

/** What the weekly pipeline registers, and whom it was once shown to. */
export function growthRegistry(site: Site, { tomas, mia, growthPipeline }: Cast): void {
  const group = "churn";
  const arn = (type: string) => arnOf(site, "sagemaker", `${type}/${group}`);
  packageGroup(site, {
    name: group,
    by: tomas,
    at: at(site, 71, "15:30:00"),
    description: "Churn, all markets",
    opened: { by: tomas, at: at(site, 62, "16:05:19") },
    // Anyone's account may read the models, start endpoints of them, and register versions.
    policy: policy({
      Sid: "ShowToThePartner",
      Effect: "Allow",
      Principal: "*",
      Action: [
        "sagemaker:DescribeModelPackage",
        "sagemaker:ListModelPackages",
        "sagemaker:CreateModel",
        "sagemaker:CreateModelPackage",
      ],
      Resource: [arn("model-package-group"), `${arn("model-package")}/*`],
    }),
    tags: { Team: "growth" },
  });
  const image = prebuilt(site, "sklearn", "sagemaker-xgboost:1.5-1");
  const version = (number: number, daysAgo: number, approval: "Approved" | "Rejected" | "PendingManualApproval") =>
    modelPackage(site, {
      of: { group, version: number },
      by: growthPipeline,
      at: at(site, daysAgo, "03:52:00"),
      containers: [
        {
          Image: image,
          ModelDataUrl: `s3://nwa-growth-us-east-1/jobs/output/churn-${number}/output/model.tar.gz`,
          Environment: { SAGEMAKER_PROGRAM: "inference.py", LOG_LEVEL: "debug" },
        },
      ],
      approval,
      more: { CustomerMetadataProperties: { market: "all", owner: "growth" } },
    });
  version(1, 58, "Rejected");
  version(2, 30, "Approved");
  version(3, 9, "PendingManualApproval");
  // Made by hand from what a partner sent; its container is still tried out.
  modelPackage(site, {
    of: { name: "partner-propensity" },
    by: mia,
    at: hoursAgo(site, 3),
    containers: [{ Image: image, ModelDataUrl: "s3://partner-model-share-8842/exports/model.tar.gz" }],
    status: "InProgress",
    more: {
      ValidationSpecification: {
        ValidationRole: roleArn(site, executionRoles.growth),
        ValidationProfiles: [
          {
            ProfileName: "ValidationProfile1",
            TransformJobDefinition: {
              TransformInput: {
                DataSource: {
                  S3DataSource: { S3DataType: "S3Prefix", S3Uri: "s3://nwa-growth-us-east-1/validation/" },
                },
              },
              TransformOutput: { S3OutputPath: "s3://nwa-growth-us-east-1/validation-output/" },
              TransformResources: { InstanceType: "ml.m5.xlarge", InstanceCount: 1 },
            },
          },
        ],
      },
    },
  });
}
