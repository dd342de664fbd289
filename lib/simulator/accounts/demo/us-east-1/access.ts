import { analyzer } from "#lib/simulator/accounts/build/analyzer.ts";
import { share } from "#lib/simulator/accounts/build/share.ts";
import { arnOf, roleArn, type Site } from "#lib/simulator/accounts/build/site.ts";
import { executionRoles } from "#lib/simulator/accounts/demo/cast.ts";
import { company } from "#lib/simulator/accounts/demo/company.ts";

/** Who is let in from elsewhere: found by Access Analyzer, and shared with the labelling partner. */
export function eastAccess(site: Site): void {
  const external = (resource: string, type: "AWS::IAM::Role" | "AWS::S3::Bucket" | "AWS::ECR::Repository") =>
    ({ resource, type, finding: "ExternalAccess", foundDaysAgo: 140 }) as const;
  analyzer(site, {
    name: "nwa-account",
    createdDaysAgo: 640,
    findings: [
      external(`arn:${site.partition}:s3:::nwa-growth-us-east-1`, "AWS::S3::Bucket"),
      external(roleArn(site, executionRoles.growthPipeline), "AWS::IAM::Role"),
      external(roleArn(site, "vendor/labeling-access"), "AWS::IAM::Role"),
      external(arnOf(site, "ecr", "repository/growth/ltv"), "AWS::ECR::Repository"),
    ],
  });
  analyzer(site, {
    name: "nwa-unused-access",
    type: "ACCOUNT_UNUSED_ACCESS",
    createdDaysAgo: 80,
    findings: [
      {
        resource: roleArn(site, "shared-experiments"),
        type: "AWS::IAM::Role",
        finding: "UnusedIAMRole",
        foundDaysAgo: 79,
      },
      {
        resource: `arn:${site.partition}:iam::${site.account}:user/break-glass`,
        type: "AWS::IAM::User",
        finding: "UnusedIAMUserPassword",
        foundDaysAgo: 79,
      },
    ],
  });
  const customers = site.content.sagemaker.featureGroups.find(
    ({ FeatureGroupName }) => FeatureGroupName === "growth-customers",
  );
  share(site, {
    name: "growth-features-for-labeling",
    createdDaysAgo: 210,
    principals: [{ id: company.labelingPartner, external: true }],
    resources: { "sagemaker:FeatureGroup": [customers?.FeatureGroupArn ?? ""] },
    allowExternalPrincipals: true,
  });
}
