import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { blame } from "#lib/activity/blame.ts";
import { alsoAbout } from "#lib/activity/set-by.ts";
import { everyCollector } from "#lib/inventory/kinds.ts";
import type { EventDetail } from "#lib/store/views.ts";
import { event, omitted, told } from "./blame-told.ts";
import { arn } from "./records.ts";

describe("a security group", () => {
  const group = arn("security-group/sg-1", "ec2");
  const opening = (cidrIp: string, port: number, toPort = port) => ({
    groupId: "sg-1",
    ipPermissions: {
      items: [
        {
          ipProtocol: "tcp",
          fromPort: port,
          toPort,
          groups: {},
          ipRanges: { items: [{ cidrIp }] },
          ipv6Ranges: {},
          prefixListIds: {},
        },
      ],
    },
  });
  const story = [
    event(1, "ec2:CreateSecurityGroup", { groupName: "g", vpcId: "vpc-1" }, { responseElements: { groupId: "sg-1" } }),
    event(2, "ec2:AuthorizeSecurityGroupIngress", opening("0.0.0.0/0", 22)),
    event(3, "ec2:AuthorizeSecurityGroupIngress", opening("0.0.0.0/0", 8888)),
    event(4, "ec2:AuthorizeSecurityGroupIngress", opening("10.0.0.0/8", 22)),
    event(5, "ec2:ModifySecurityGroupRules", {
      ModifySecurityGroupRulesRequest: {
        GroupId: "sg-1",
        SecurityGroupRule: {
          tag: 1,
          SecurityGroupRuleId: "sgr-1",
          SecurityGroupRule: { IpProtocol: "tcp", FromPort: 443, ToPort: 443, CidrIpv4: "0.0.0.0/0" },
        },
      },
    }),
    event(6, "ec2:AuthorizeSecurityGroupIngress", { ...opening("0.0.0.0/0", 22), groupId: "sg-2" }),
  ];
  test.each([
    [["tcp 22 from 0.0.0.0/0"], "AuthorizeSecurityGroupIngress-2 set"],
    [["tcp 8888 from 0.0.0.0/0, ::/0"], "AuthorizeSecurityGroupIngress-3 set"],
    [["tcp 22 from 0.0.0.0/0", "tcp 8888 from 0.0.0.0/0"], "AuthorizeSecurityGroupIngress-3 set"],
    [["tcp 443 from 0.0.0.0/0"], "ModifySecurityGroupRules-5 set"],
    // None of the calls made this rule: it was there when the group was made, or before what was read.
    [["all traffic from 0.0.0.0/0"], "CreateSecurityGroup-1 created"],
    [undefined, "ModifySecurityGroupRules-5 set"],
  ])("%j: %s", (observed, expected) => expect(told(story, "IpPermissions", group, observed)).toBe(expected));

  test("who closed it revoked the rule", () => {
    const revoke = event(20, "ec2:RevokeSecurityGroupIngress", {
      groupId: "sg-1",
      securityGroupRuleIds: { items: [{ securityGroupRuleId: "sgr-1" }] },
    });
    expect(told([...story, revoke], "IpPermissions", group, [])).toBe("RevokeSecurityGroupIngress-20 set");
    expect(told([...story, revoke], "IpPermissions", group, ["tcp 22 from 0.0.0.0/0"])).toBe(
      "AuthorizeSecurityGroupIngress-2 set",
    );
  });

  test("an endpoint that it opens is opened by the same call", () => {
    const endpoint = arn("vpc-endpoint/vpce-1", "ec2");
    const path = "sg-1.IpPermissions";
    expect(told(story, path, endpoint, ["tcp 22 from 0.0.0.0/0"])).toBe("AuthorizeSecurityGroupIngress-2 set");
    expect(alsoAbout(path, endpoint)).toEqual([endpoint, group]);
  });

  test("a role of another account, a group of another region: other things of the same name", () => {
    const elsewhere = story.map((one) => ({ ...one, region: "eu-west-1" }));
    expect(told(elsewhere, "IpPermissions", group, ["tcp 22 from 0.0.0.0/0"])).toBeUndefined();
  });
});

/** `kind: path, calls in order, who is blamed`. */
describe("each part of a thing is set by its own calls", () => {
  const key = arn("key/1", "kms");
  const bucket = "arn:aws:s3:::models";
  const repository = arn("repository/a/b", "ecr");
  const endpoint = arn("vpc-endpoint/vpce-1", "ec2");
  const trail = arn("trail/main", "cloudtrail");
  const keyed = (minute: number, name: string, more: object = {}) =>
    event(minute, `kms:${name}`, { keyId: "1", ...more }, { resources: [{ ARN: key }] });
  const kms = [
    keyed(1, "PutKeyPolicy"),
    keyed(2, "CreateGrant", { granteePrincipal: "arn:aws:iam::731904482065:role/reader" }),
    keyed(3, "CreateGrant", { granteePrincipal: "sagemaker.amazonaws.com" }),
    keyed(4, "DisableKeyRotation"),
    keyed(5, "ScheduleKeyDeletion"),
    keyed(6, "TagResource"),
  ];
  const s3 = [
    ...["PutBucketPolicy", "PutBucketPublicAccessBlock", "PutBucketEncryption", "PutBucketVersioning", "PutBucketAcl"],
    ...["PutBucketOwnershipControls", "PutBucketLogging", "DeleteBucketPolicy", "PutBucketTagging"],
  ].map((name, at) => event(at + 1, `s3:${name}`, { bucketName: "models" }));
  const ecr = [
    ...[
      "CreateRepository",
      "SetRepositoryPolicy",
      "PutImageScanningConfiguration",
      "PutImageTagMutability",
      "DeleteRepositoryPolicy",
    ],
  ].map((name, at) => event(at + 1, `ecr:${name}`, { repositoryName: "a/b" }));
  const registry = event(9, "ecr:PutRegistryScanningConfiguration", { scanType: "ENHANCED" });
  const modify = (minute: number, more: object) =>
    event(minute, "ec2:ModifyVpcEndpoint", { ModifyVpcEndpointRequest: { VpcEndpointId: "vpce-1", ...more } });
  const endpoints = [
    modify(1, { PolicyDocument: "{}" }),
    modify(2, { PrivateDnsEnabled: false }),
    modify(3, { ResetPolicy: true }),
    modify(4, { AddSubnetId: { content: "subnet-1" } }),
  ];
  const trails = [
    event(
      1,
      "cloudtrail:CreateTrail",
      { name: "main", s3BucketName: "logs" },
      { responseElements: { trailARN: trail } },
    ),
    event(2, "cloudtrail:UpdateTrail", { name: "main", enableLogFileValidation: false }),
    event(3, "cloudtrail:StopLogging", { name: trail }),
    event(4, "cloudtrail:PutEventSelectors", { trailName: "main" }),
  ];
  test.each<[string, string, unknown, EventDetail[], string | undefined]>([
    [key, "Policy.Statement[1]", undefined, kms, "PutKeyPolicy-1 set"],
    [key, "Grants[0]", "arn:aws:iam::731904482065:role/reader may Decrypt", kms, "CreateGrant-2 set"],
    [key, "Grants", [], kms, "CreateGrant-3 set"],
    [key, "Rotation.KeyRotationEnabled", false, kms, "DisableKeyRotation-4 set"],
    [key, "KeyState", "PendingDeletion", kms, "ScheduleKeyDeletion-5 set"],
    [bucket, "Policy", null, s3, "DeleteBucketPolicy-8 set"],
    [bucket, "PolicyStatus.IsPublic", null, s3, "DeleteBucketPolicy-8 set"],
    [bucket, "PublicAccessBlock.BlockPublicAcls", null, s3, "PutBucketPublicAccessBlock-2 set"],
    [
      bucket,
      "Encryption.Rules[0].ApplyServerSideEncryptionByDefault.SSEAlgorithm",
      null,
      s3,
      "PutBucketEncryption-3 set",
    ],
    [bucket, "Versioning.Status", null, s3, "PutBucketVersioning-4 set"],
    [bucket, "Acl.Grants", null, s3, "PutBucketAcl-5 set"],
    [bucket, "Logging.TargetBucket", null, s3, "PutBucketLogging-7 set"],
    [bucket, "KeyMetadata", null, s3, undefined],
    [repository, "Policy.Statement[0]", null, ecr, "DeleteRepositoryPolicy-5 set"],
    [repository, "imageTagMutability", "MUTABLE", ecr, "PutImageTagMutability-4 set"],
    [repository, "imageScanningConfiguration.scanOnPush", false, ecr, "PutImageScanningConfiguration-3 set"],
    [repository, "encryptionConfiguration.kmsKey", null, ecr, "CreateRepository-1 set"],
    [repository, "LifecyclePolicy", null, ecr, "CreateRepository-1 created"],
    [
      repository,
      "ecr-registry ScanningConfiguration",
      null,
      [...ecr, registry],
      "PutRegistryScanningConfiguration-9 set",
    ],
    [endpoint, "PolicyDocument.Statement[0]", null, endpoints, "ModifyVpcEndpoint-3 set"],
    [endpoint, "PrivateDnsEnabled", false, endpoints, "ModifyVpcEndpoint-2 set"],
    [endpoint, "DnsOptions", false, endpoints, undefined],
    [trail, "LogFileValidationEnabled", false, trails, "UpdateTrail-2 set"],
    [trail, "S3BucketName", "logs", trails, "CreateTrail-1 set"],
    [trail, "KmsKeyId", null, trails, "CreateTrail-1 created"],
    [trail, "Status.IsLogging", false, trails, "StopLogging-3 set"],
    [trail, "Selectors", null, trails, "PutEventSelectors-4 set"],
  ])("%s %s %j", (about, path, observed, events, expected) =>
    expect(told(events, path, about, observed)).toBe(expected),
  );
});

describe("a route, a file system, a secret, a network ACL", () => {
  const table = arn("route-table/rtb-1", "ec2");
  const route = (minute: number, name: string, destination: object) =>
    event(minute, `ec2:${name}`, { routeTableId: "rtb-1", ...destination });
  const routes = [
    route(1, "CreateRoute", { destinationCidrBlock: "0.0.0.0/0", gatewayId: "igw-1" }),
    route(2, "ReplaceRoute", { destinationIpv6CidrBlock: "::/0", gatewayId: "igw-1" }),
    route(3, "CreateRoute", { destinationCidrBlock: "10.1.0.0/16", natGatewayId: "nat-1" }),
    event(4, "ec2:AssociateRouteTable", { routeTableId: "rtb-1", subnetId: "subnet-1" }),
  ];
  const efs = event(1, "elasticfilesystem:DeleteFileSystemPolicy", { fileSystemId: "fs-1" });
  const secret = event(2, "secretsmanager:PutResourcePolicy", { secretId: "db" });
  const acl = event(3, "ec2:ReplaceNetworkAclEntry", { networkAclId: "acl-1", ruleNumber: 100 });
  test.each<[string, string, unknown, EventDetail[], string | undefined]>([
    [table, "Routes", "0.0.0.0/0 to igw-1", routes, "CreateRoute-1 set"],
    [table, "Routes[2]", "::/0: igw-1", routes, "ReplaceRoute-2 set"],
    [table, "Routes", "172.16.0.0/12 to nat-1", routes, undefined],
    [table, "Routes", [], routes, "CreateRoute-3 set"],
    [table, "Associations", [], routes, "AssociateRouteTable-4 set"],
    [arn("file-system/fs-1", "elasticfilesystem"), "Policy", null, [efs], "DeleteFileSystemPolicy-1 set"],
    [arn("secret:db-AbCdEf", "secretsmanager"), "Policy.Statement[0]", null, [secret], "PutResourcePolicy-2 set"],
    [arn("secret:other-AbCdEf", "secretsmanager"), "Policy.Statement[0]", null, [secret], undefined],
    [arn("network-acl/acl-1", "ec2"), "Entries", null, [acl], "ReplaceNetworkAclEntry-3 set"],
  ])("%s %s %j", (about, path, observed, events, expected) =>
    expect(told(events, path, about, observed)).toBe(expected),
  );
});

test("hostile requests, paths and evidence: never a throw, and nobody but who wrote", () => {
  const starts = everyCollector().flatMap(({ setBy = {} }) => Object.keys(setBy));
  const calls = everyCollector().flatMap(({ kind, setBy = {} }) =>
    Object.values(setBy).flatMap(({ calls: own, callsAbout = [] }) =>
      [...own, ...callsAbout].map((call) => [kind, call] as const),
    ),
  );
  const abouts = [
    arn("role/a/x", "iam"),
    arn("user/x", "iam"),
    arn("key/x", "kms"),
    "arn:aws:s3:::x",
    arn("security-group/sg-1", "ec2"),
    "",
    "arn:::::",
    arn("model/x#y"),
  ];
  const odd = fc.oneof(
    fc.jsonValue({ maxDepth: 3 }),
    fc.constantFrom("x", "sg-1", "x: Allow", "tcp 22 from 0.0.0.0/0", " from to ", "__proto__"),
  );
  const named = {
    roleName: odd,
    userName: odd,
    keyId: odd,
    bucketName: odd,
    groupId: odd,
    policyArn: odd,
    policyName: odd,
    ipPermissions: odd,
  };
  const property = fc.property(
    fc.constantFrom(...calls),
    fc.constantFrom("iam", "kms", "s3", "ec2"),
    fc.oneof(odd, fc.record(named, { requiredKeys: [] })),
    fc.tuple(
      fc.oneof(fc.constantFrom("", "group x: ", "iam-role x: ", "sg-1."), fc.string()),
      fc.constantFrom(...starts, ""),
    ),
    fc.constantFrom(...abouts),
    odd,
    ([, call], service, request, [before, start], about, observed) => {
      const only = event(1, `${service}:${call}`, request);
      const found = blame([only], `${before}${start}`, about, observed);
      if (found) expect(found.event).toBe(only);
      expect(Array.isArray(alsoAbout(`${before}${start}`, about, observed))).toBe(true);
      expect(blame([{ ...only, errorCode: "AccessDenied" }], `${before}${start}`, about, observed)).toBeUndefined();
      expect(blame([{ ...only, readOnly: true }], `${before}${start}`, about, observed)).toBeUndefined();
    },
  );
  fc.assert(property, { numRuns: 300 });
});

describe("steps of a path are about the resource that they name", () => {
  const about = `${arn("model/ltv")}#image-to-administrator`;
  test("a role's policies, a notebook's access", () => {
    const role = event(1, "iam:PutRolePolicy", { roleName: "root", policyName: "all", policyDocument: "{}" });
    const notebook = event(2, "sagemaker:UpdateNotebookInstance", {
      notebookInstanceName: "sandbox",
      rootAccess: "Enabled",
    });
    const both = [role, notebook];
    expect(told(both, "iam-role root: policies", about, ["all: Allow * on *"])).toBe("PutRolePolicy-1 set");
    expect(told(both, "notebook-instance sandbox: RootAccess", about, "Enabled")).toBe("UpdateNotebookInstance-2 set");
    expect(told(both, "notebook-instance other: RootAccess", about, "Enabled")).toBeUndefined();
    expect(alsoAbout("notebook-instance sandbox: RootAccess", about)).toEqual([arn("notebook-instance/sandbox")]);
  });
});

describe("SageMaker's writes whose request was lost", () => {
  const endpoint = arn("endpoint/scorer");
  const responseElements = { endpointArn: endpoint };
  const story = [
    event(1, "sagemaker:CreateEndpoint", { endpointName: "scorer", endpointConfigName: "a" }, { responseElements }),
    event(2, "sagemaker:UpdateEndpoint", { endpointName: "scorer", endpointConfigName: "b" }, { responseElements }),
  ];
  test.each([
    ["omitted", omitted, "UpdateEndpoint-3 unknown-since"],
    ["null", null, "UpdateEndpoint-3 unknown-since"],
    ["missing", undefined, "UpdateEndpoint-3 unknown-since"],
    ["there", { endpointName: "scorer", retainAllVariantProperties: true }, "UpdateEndpoint-2 set"],
  ])("%s", (_, request, expected) => {
    const later = event(3, "sagemaker:UpdateEndpoint", request, { responseElements });
    expect(told([...story, later], "ProductionVariants[0].ModelName", endpoint)).toBe(expected);
  });

  test("neither the lost request of who made it, nor one that came before, nor one about tags", () => {
    const made = event(1, "sagemaker:CreateEndpoint", omitted, { responseElements });
    expect(told([made], "EndpointConfigName", endpoint)).toBe("CreateEndpoint-1 created");
    expect(told([made, ...story.slice(1)], "EndpointConfigName", endpoint)).toBe("UpdateEndpoint-2 set");
    const tags = event(5, "sagemaker:AddTags", omitted, { resources: [{ ARN: endpoint }] });
    expect(told([...story, tags], "EndpointConfigName", endpoint)).toBe("UpdateEndpoint-2 set");
    expect(told([...story, tags], "Tags", endpoint)).toBe("AddTags-5 unknown-since");
  });
});
