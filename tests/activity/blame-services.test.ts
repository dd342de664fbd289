import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { blame } from "#lib/activity/blame.ts";
import { alsoAbout } from "#lib/activity/set-by.ts";
import { everyCollector } from "#lib/inventory/kinds.ts";
import type { EventDetail } from "#lib/store/views.ts";
import { event, omitted, told } from "./blame-told.ts";
import { arn } from "./records.ts";

/* Past 300 lines, since it is one table of who set what, service by service. */

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
    [undefined, "AuthorizeSecurityGroupIngress-2 unknown-since"],
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

  test("who revoked another rule by its id, after what was read began, opened nothing", () => {
    const revoke = (rule: object) => event(20, "ec2:RevokeSecurityGroupIngress", { groupId: "sg-1", ...rule });
    const byId = revoke({ securityGroupRuleIds: { items: [{ securityGroupRuleId: "sgr-9" }] } });
    const seen = ["tcp 22 from 0.0.0.0/0"];
    expect(told([byId], "IpPermissions", group, seen)).toBeUndefined();
    expect(told([revoke(opening("0.0.0.0/0", 22))], "IpPermissions", group, seen)).toBeUndefined();
    expect(told([byId], "sg-1.IpPermissions", arn("vpc-endpoint/vpce-1", "ec2"), seen)).toBeUndefined();
    // What was added is not in the record: it may have been this.
    const vague = event(21, "ec2:AuthorizeSecurityGroupIngress", { groupId: "sg-1" });
    expect(told([vague], "IpPermissions", group, seen)).toBe("AuthorizeSecurityGroupIngress-21 unknown-since");
    expect(told([...story, vague], "IpPermissions", group, seen)).toBe(
      "AuthorizeSecurityGroupIngress-21 unknown-since",
    );
    expect(told([vague], "IpPermissions", group, [])).toBeUndefined();
  });

  test("a group that another one's rule lets in is not the one that was changed", () => {
    const rule = opening("0.0.0.0/0", 22).ipPermissions.items[0];
    const sources = { items: [{ groupId: "sg-1" }] };
    const from = (own: object) => ({ ...own, ipPermissions: { items: [{ ...rule, groups: sources }] } });
    const seen = ["tcp 22 from 0.0.0.0/0"];
    const endpoint = arn("vpc-endpoint/vpce-1", "ec2");
    for (const call of ["AuthorizeSecurityGroupIngress", "AuthorizeSecurityGroupEgress"]) {
      const other = event(20, `ec2:${call}`, from({ groupId: "sg-2" }));
      const path = call.endsWith("Ingress") ? "IpPermissions" : "IpPermissionsEgress";
      expect(told([other], path, group, seen)).toBeUndefined();
      expect(told([other], path, arn("security-group/sg-2", "ec2"), seen)).toBe(`${call}-20 set`);
    }
    const other = event(20, "ec2:AuthorizeSecurityGroupIngress", from({ groupId: "sg-2" }));
    expect(told([other], "sg-1.IpPermissions", endpoint, seen)).toBeUndefined();
    expect(told([other], "sg-2.IpPermissions", endpoint, seen)).toBe("AuthorizeSecurityGroupIngress-20 set");
    // Called by its name, which the answer tells the id of, or nothing does.
    const named = (answer: unknown) =>
      event(20, "ec2:AuthorizeSecurityGroupIngress", from({ groupName: "default" }), { responseElements: answer });
    const answer = (groupId: string) => ({ securityGroupRuleSet: { items: [{ groupId, isEgress: false }] } });
    expect(told([named(answer("sg-1"))], "IpPermissions", group, seen)).toBe("AuthorizeSecurityGroupIngress-20 set");
    expect(told([named(answer("sg-2"))], "IpPermissions", group, seen)).toBeUndefined();
    expect(told([named(null)], "IpPermissions", group, seen)).toBe("AuthorizeSecurityGroupIngress-20 unknown-since");
  });

  test("an endpoint whose group was changed by a call that lost its request: from then on nobody knows", () => {
    const answer = { securityGroupRuleSet: { items: [{ groupId: "sg-1" }] } };
    const lost = event(20, "ec2:AuthorizeSecurityGroupIngress", omitted, { responseElements: answer });
    const seen = ["tcp 22 from 0.0.0.0/0"];
    const endpoint = arn("vpc-endpoint/vpce-1", "ec2");
    expect(told([...story, lost], "sg-1.IpPermissions", endpoint, seen)).toBe(
      "AuthorizeSecurityGroupIngress-20 unknown-since",
    );
    expect(told([...story, lost], "sg-2.IpPermissions", endpoint, seen)).toBe("AuthorizeSecurityGroupIngress-6 set");
  });

  test("an endpoint that it opens is opened by the same call", () => {
    const endpoint = arn("vpc-endpoint/vpce-1", "ec2");
    const path = "sg-1.IpPermissions";
    expect(told(story, path, endpoint, ["tcp 22 from 0.0.0.0/0"])).toBe("AuthorizeSecurityGroupIngress-2 set");
    expect(alsoAbout(path, endpoint)).toEqual([group]);
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
  const vpc = arn("vpc/vpc-1", "ec2");
  const flows = { ResourceId: { content: "vpc-1" }, ResourceType: "VPC", TrafficType: "REJECT" };
  const network = [
    event(1, "ec2:CreateVpc", { cidrBlock: "10.0.0.0/16" }, { responseElements: { vpc: { vpcId: "vpc-1" } } }),
    event(2, "ec2:CreateFlowLogs", { CreateFlowLogsRequest: flows }),
    event(3, "ec2:CreateVpcEndpoint", {
      CreateVpcEndpointRequest: { VpcId: "vpc-1", ServiceName: "com.amazonaws.us-east-1.s3" },
    }),
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
    [key, "Grants", [], kms, undefined],
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
    [trail, "Status.StopLoggingTime", "2026-11-20", trails, "StopLogging-3 set"],
    [trail, "Status.LatestDeliveryError", "AccessDenied", trails, undefined],
    [trail, "Status.LatestDigestDeliveryError", "AccessDenied", trails, undefined],
    [vpc, "Flow logs", [], network, undefined],
    [vpc, "Flow logs", ["vpc-1: REJECT, ACTIVE"], network, "CreateFlowLogs-2 set"],
    [vpc, "Flow logs", ["vpc-1: ACCEPT, ACTIVE"], network, undefined],
    [vpc, "Flow logs", ["subnet-1: ALL, ACTIVE"], network, undefined],
    [vpc, "com.amazonaws.us-east-1.s3", "there is no endpoint", network, undefined],
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
  const longer = event(2, "secretsmanager:PutResourcePolicy", { secretId: "db-secret" });
  const acl = event(3, "ec2:ReplaceNetworkAclEntry", { networkAclId: "acl-1", ruleNumber: 100 });
  test.each<[string, string, unknown, EventDetail[], string | undefined]>([
    [table, "Routes", "0.0.0.0/0 to igw-1", routes, "CreateRoute-1 set"],
    [table, "Routes[2]", "::/0: igw-1", routes, "ReplaceRoute-2 set"],
    [table, "Routes", "172.16.0.0/12 to nat-1", routes, undefined],
    [table, "Routes", [], routes, undefined],
    [table, "Routes", [], [...routes, route(5, "DeleteRoute", {})], "DeleteRoute-5 set"],
    [table, "Associations", [], routes, "AssociateRouteTable-4 set"],
    [arn("file-system/fs-1", "elasticfilesystem"), "Policy", null, [efs], "DeleteFileSystemPolicy-1 set"],
    [arn("secret:db-AbCdEf", "secretsmanager"), "Policy.Statement[0]", null, [secret], "PutResourcePolicy-2 set"],
    [arn("secret:other-AbCdEf", "secretsmanager"), "Policy.Statement[0]", null, [secret], undefined],
    [arn("secret:db-secret-AbCdEf", "secretsmanager"), "Policy.Statement[0]", null, [secret], undefined],
    [arn("secret:db-AbCdEf", "secretsmanager"), "Policy.Statement[0]", null, [longer], undefined],
    [
      arn("secret:db-secret-AbCdEf", "secretsmanager"),
      "Policy.Statement[0]",
      null,
      [longer],
      "PutResourcePolicy-2 set",
    ],
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
    const tags = event(5, "sagemaker:DeleteTags", omitted, { resources: [{ ARN: endpoint }] });
    expect(told([...story, tags], "EndpointConfigName", endpoint)).toBe("UpdateEndpoint-2 set");
    expect(told([...story, tags], "Tags", endpoint)).toBe("DeleteTags-5 unknown-since");
    const added = event(6, "sagemaker:AddTags", omitted, { resources: [{ ARN: endpoint }] });
    expect(told([...story, added], "Tags", endpoint)).toBe("CreateEndpoint-1 created");
    expect(told([...story, added], "Tags[0].Value", endpoint)).toBe("AddTags-6 unknown-since");
  });
});
