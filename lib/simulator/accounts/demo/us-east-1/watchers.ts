import { configRecorder, configRule } from "#lib/simulator/accounts/build/config.ts";
import type { Site } from "#lib/simulator/accounts/build/site.ts";
import { guardDuty, inspector, macie, securityHub } from "#lib/simulator/accounts/build/watchers.ts";

/** As the platform team set it up years ago: all on, nothing of SageMaker in it, and a Macie that was paused to save money. */
export function eastWatchers(site: Site): void {
  guardDuty(site, { daysAgo: 1460, plans: ["S3_DATA_EVENTS", "EKS_AUDIT_LOGS"] });
  securityHub(site, {
    daysAgo: 1460,
    standards: ["aws-foundational-security-best-practices/v/1.0.0", "cis-aws-foundations-benchmark/v/1.4.0"],
    newControls: false,
  });
  macie(site, { daysAgo: 420, status: "PAUSED" });
  inspector(site, ["ec2", "ecr"]);
  configRecorder(site, {
    daysAgo: 1460,
    bucket: "nwa-config",
    records: {
      allSupported: false,
      includeGlobalResourceTypes: false,
      resourceTypes: ["AWS::EC2::Instance", "AWS::EC2::SecurityGroup", "AWS::IAM::Role", "AWS::S3::Bucket"],
      recordingStrategy: { useOnly: "INCLUSION_BY_RESOURCE_TYPES" },
    },
  });
  configRule(site, {
    name: "s3-bucket-public-read-prohibited",
    identifier: "S3_BUCKET_PUBLIC_READ_PROHIBITED",
    description: "No bucket lets the public read.",
    scope: { ComplianceResourceTypes: ["AWS::S3::Bucket"] },
  });
  // It judges what the recorder does not record.
  configRule(site, {
    name: "sagemaker-notebook-no-direct-internet-access",
    identifier: "SAGEMAKER_NOTEBOOK_NO_DIRECT_INTERNET_ACCESS",
    description: "Notebook instances reach the internet through the VPC.",
  });
}
