import { resourceType } from "../../resource-type.ts";

/** Kinds that Security Hub has a type for, by CloudFormation's. Source: AWS Security Hub API Reference, ResourceDetails. */
export const asffTypes: Readonly<Record<string, string>> = {
  "AWS::CloudTrail::Trail": "AwsCloudTrailTrail",
  "AWS::CloudWatch::Alarm": "AwsCloudWatchAlarm",
  "AWS::EC2::NetworkAcl": "AwsEc2NetworkAcl",
  "AWS::EC2::NetworkInterface": "AwsEc2NetworkInterface",
  "AWS::EC2::RouteTable": "AwsEc2RouteTable",
  "AWS::EC2::SecurityGroup": "AwsEc2SecurityGroup",
  "AWS::EC2::Subnet": "AwsEc2Subnet",
  "AWS::EC2::VPC": "AwsEc2Vpc",
  "AWS::ECR::Repository": "AwsEcrRepository",
  "AWS::GuardDuty::Detector": "AwsGuardDutyDetector",
  "AWS::IAM::Group": "AwsIamGroup",
  "AWS::IAM::ManagedPolicy": "AwsIamPolicy",
  "AWS::IAM::Role": "AwsIamRole",
  "AWS::IAM::User": "AwsIamUser",
  "AWS::KMS::Key": "AwsKmsKey",
  "AWS::Lambda::Function": "AwsLambdaFunction",
  "AWS::NetworkFirewall::Firewall": "AwsNetworkFirewallFirewall",
  "AWS::S3::Bucket": "AwsS3Bucket",
  "AWS::SNS::Topic": "AwsSnsTopic",
  "AWS::SageMaker::NotebookInstance": "AwsSageMakerNotebookInstance",
  "AWS::SecretsManager::Secret": "AwsSecretsManagerSecret",
};

/** What Security Hub calls a kind; `Other` for most of SageMaker's. */
export function asffResourceType(resource: { arn: string; kind: string }): string {
  const type = resourceType(resource);
  return Object.hasOwn(asffTypes, type) ? (asffTypes[type] ?? "Other") : "Other";
}
