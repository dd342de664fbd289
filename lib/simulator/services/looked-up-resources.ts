import type { Resource } from "@aws-sdk/client-cloudtrail";
import type { CloudTrailRecord } from "../account.ts";

/** Where services that carry no `resources` in their records name what a call was about, and its type for LookupEvents. */
const named: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "iam.amazonaws.com": {
    groupName: "AWS::IAM::Group",
    policyArn: "AWS::IAM::Policy",
    roleName: "AWS::IAM::Role",
    userName: "AWS::IAM::User",
  },
  "ec2.amazonaws.com": { groupId: "AWS::EC2::SecurityGroup" },
  "s3.amazonaws.com": { bucketName: "AWS::S3::Bucket" },
  "cloudtrail.amazonaws.com": { name: "AWS::CloudTrail::Trail", trailName: "AWS::CloudTrail::Trail" },
};

/**
 * What LookupEvents lists and looks up as an event's resources. SageMaker's events name none; those of other services
 * have them in the record, by ARN, or in the request, by name. Source: CloudTrail user guide, "Resource types supported
 * by event history".
 */
export function lookedUpResources({ eventSource, resources, requestParameters }: CloudTrailRecord): Resource[] {
  if (eventSource === "sagemaker.amazonaws.com") return [];
  const ofRecord = (Array.isArray(resources) ? resources : []).map((resource) => ({
    ResourceName: text(resource?.ARN),
    ResourceType: text(resource?.type),
  }));
  const ofRequest = Object.entries(named[eventSource] ?? {}).flatMap(([parameter, ResourceType]) => {
    const ResourceName = text(requestParameters?.[parameter]);
    return ResourceName === undefined ? [] : [{ ResourceName, ResourceType }];
  });
  return [...ofRecord, ...ofRequest];
}

function text(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
