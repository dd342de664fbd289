import { digestOf, pinnedImage } from "#lib/simulator/accounts/build/images.ts";
import { policy } from "#lib/simulator/accounts/build/policies.ts";
import { modelPackage, packageGroup } from "#lib/simulator/accounts/build/registry.ts";
import { arnOf, at, type Site } from "#lib/simulator/accounts/build/site.ts";
import type { Cast } from "#lib/simulator/accounts/demo/cast.ts";
import { company } from "#lib/simulator/accounts/demo/company.ts";
import type { EuropeNetworks } from "./foundations.ts";

/** Versions by digest and under the team's key; the auditors' account may look at them, and do no more. */
export function creditRiskRegistry(site: Site, { creditRiskCi, aoife }: Cast, { keys }: EuropeNetworks): void {
  const group = "credit-risk-pd-retail";
  const arn = (type: string) => arnOf(site, "sagemaker", `${type}/${group}`);
  packageGroup(site, {
    name: group,
    by: creditRiskCi,
    at: at(site, 270, "08:40:00"),
    description: "Probability of default, retail",
    policy: policy({
      Sid: "Auditors",
      Effect: "Allow",
      Principal: { AWS: `arn:aws:iam::${company.managementAccount}:role/model-audit` },
      Action: ["sagemaker:DescribeModelPackageGroup", "sagemaker:DescribeModelPackage", "sagemaker:ListModelPackages"],
      Resource: [arn("model-package-group"), `${arn("model-package")}/*`],
    }),
    tags: { Team: "credit-risk", DataClass: "restricted" },
  });
  for (const [index, daysAgo] of [270, 33].entries()) {
    const image = pinnedImage(site, "credit-risk/pd-retail");
    modelPackage(site, {
      of: { group, version: index + 1 },
      by: creditRiskCi,
      at: at(site, daysAgo, "08:45:00"),
      containers: [
        {
          Image: image,
          ImageDigest: digestOf("credit-risk/pd-retail"),
          ModelDataUrl: `s3://nwa-credit-risk-eu-west-1/models/credit-risk-pd-retail-v${index + 4}/model.tar.gz`,
        },
      ],
      approval: "Approved",
      approvedBy: aoife,
      more: {
        SecurityConfig: { KmsKeyId: keys.creditRisk.Arn ?? "" },
        ApprovalDescription: "Model risk committee",
        ModelMetrics: {
          ModelQuality: {
            Statistics: {
              ContentType: "application/json",
              S3Uri: "s3://nwa-credit-risk-eu-west-1/evaluation/pd-retail.json",
            },
          },
        },
      },
    });
  }
}
