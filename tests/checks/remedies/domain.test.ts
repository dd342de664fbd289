import { expect, test } from "vitest";
import { encryptWithOwnKey, routeThroughVpc } from "#lib/checks/remedies/domain.ts";
import type { ResourceOf } from "#lib/inventory/kinds.ts";
import { identity, inventoryOf, now } from "#tests/support/test-check.ts";

const context = { identity: identity("domain", "research"), inventory: inventoryOf([]), now, secrets: [] };
const domain: ResourceOf<"domain"> = {
  DomainId: "d-abc123",
  VpcId: "vpc-0a1",
  DefaultUserSettings: { SecurityGroups: ["sg-0b2"] },
};

test("traffic moves to the VPC once no app runs", () => {
  const fix = routeThroughVpc(domain, context);
  expect(fix.mutability).toBe("stop-update-start");
  expect(fix.cli?.split("\n")).toEqual([
    "aws sagemaker list-apps --domain-id-equals=d-abc123 --region=us-east-1",
    "aws sagemaker update-domain --domain-id=d-abc123 --app-network-access-type=VpcOnly --region=us-east-1",
  ]);
});

test("security groups and a VPC are asked for where the domain has none", () => {
  const fix = routeThroughVpc({ DomainId: "d-abc123" }, context);
  expect(fix.cli).toContain(`--vpc-id=VPC_ID --subnet-ids='["SUBNET_ID"]'`);
  expect(fix.cli).toContain(`--default-user-settings='{"SecurityGroups":["SECURITY_GROUP_ID"]}'`);
  expect(fix.summary).toContain("in place of VPC_ID and SUBNET_ID and SECURITY_GROUP_ID");
});

test("a domain with RStudio is made anew, as AWS refuses to change its network", () => {
  const settings = { RStudioServerProDomainSettings: { DomainExecutionRoleArn: "arn:role" } };
  const fix = routeThroughVpc({ ...domain, DomainSettings: settings }, context);
  expect(fix.mutability).toBe("replace");
  expect(fix.cli).toContain('{"AppNetworkAccessType":"VpcOnly","AppSecurityGroupManagement":"Service"}');
});

test("a domain of Unified Studio says where else to change it", () => {
  const settings = { UnifiedStudioSettings: { ProjectId: "p-42" } };
  expect(routeThroughVpc({ ...domain, DomainSettings: settings }, context).summary).toContain("project p-42");
});

test("a new domain never deletes the files of the old one", () => {
  const fix = encryptWithOwnKey(domain, context);
  expect(fix.cli).toContain(
    `# aws sagemaker delete-domain --domain-id=d-abc123 --retention-policy='{"HomeEfsFileSystem":"Retain"}'`,
  );
  expect(fix.cli?.indexOf("create-domain")).toBeLessThan(fix.cli?.indexOf("delete-domain") ?? 0);
});
