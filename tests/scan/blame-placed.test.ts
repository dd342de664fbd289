import { expect, test } from "vitest";
import { blameIn } from "#lib/scan/blame.ts";
import type { EventDetail } from "#lib/store/views.ts";
import { event } from "#tests/activity/blame-told.ts";
import { arn } from "#tests/activity/records.ts";

const notebook = arn("notebook-instance/nb");
const domain = arn("domain/d-1");
const route = { path: "rtb-1.Routes[0.0.0.0/0]", observed: "internet gateway igw-1", expected: "none" };
const rules = { path: "sg-1.IpPermissionsEgress", observed: ["0.0.0.0/0"], expected: "private ranges" };

const made = event(1, "sagemaker:CreateNotebookInstance", { notebookInstanceName: "nb", subnetId: "subnet-1" });
const started = event(8, "sagemaker:StartNotebookInstance", { notebookInstanceName: "nb" });
const leadsOut = { routeTableId: "rtb-1", destinationCidrBlock: "0.0.0.0/0", gatewayId: "igw-1" };

/** Who is blamed for the evidence, by these changes. */
function blamed(changes: EventDetail[], about: string, ...evidence: { path: string; observed: unknown }[]) {
  const found = evidence.map((one) => ({ expected: "otherwise", ...one }));
  const resource = { arn: about, kind: "any", name: "any", region: "us-east-1" };
  const newest = changes.toSorted((one, other) => other.at.localeCompare(one.at));
  const by = blameIn({ changes: newest, cut: [] }, { status: "fail", evidence: found, resource }, []);
  return by && `${by.id} ${by.certainty}`;
}

test("whoever put a resource into a network that was open before is named, as the one who did that", () => {
  expect(blamed([made, started], notebook, route, rules)).toBe("CreateNotebookInstance-1 placed");
});

test("whoever opened the network is named instead, before the resource was made and after", () => {
  for (const minute of [0, 5]) {
    const opened = event(minute, "ec2:CreateRoute", leadsOut);
    expect(blamed([made, opened], notebook, route, rules)).toBe(`CreateRoute-${minute} set`);
  }
  const elsewhere = event(5, "ec2:CreateRoute", { ...leadsOut, destinationCidrBlock: "10.9.0.0/16" });
  expect(blamed([made, elsewhere], notebook, route)).toBe("CreateNotebookInstance-1 placed");
  const group = {
    groupId: "sg-1",
    ipPermissions: {
      items: [{ ipProtocol: "tcp", fromPort: 443, toPort: 443, ipRanges: { items: [{ cidrIp: "0.0.0.0/0" }] } }],
    },
  };
  const ruled = event(6, "ec2:AuthorizeSecurityGroupEgress", group);
  expect(blamed([made, ruled], notebook, rules)).toBe("AuthorizeSecurityGroupEgress-6 set");
});

test("nobody is named where a later call may have moved the resource, or where something of its own decides too", () => {
  const created = event(
    1,
    "sagemaker:CreateDomain",
    { domainName: "d" },
    {
      responseElements: { domainArn: domain, domainId: "d-1" },
    },
  );
  const moved = event(9, "sagemaker:UpdateDomain", { domainId: "d-1", subnetIds: ["subnet-2"] });
  expect(blamed([created], domain, route)).toBe("CreateDomain-1 placed");
  expect(blamed([created, moved], domain, route)).toBeUndefined();
  expect(blamed([started], notebook, route)).toBeUndefined();
  // What one route table leads to is nobody's call where the events of what else was seen are read by nobody.
  expect(blamed([made], notebook, route, { path: "vpce-svc-1.Anything", observed: true })).toBeUndefined();
});

test("what follows from a resource is there since the resource is", () => {
  const model = arn("model/churn");
  const create = event(1, "sagemaker:CreateModel", { modelName: "churn" }, { responseElements: { modelArn: model } });
  const steps = [
    { path: "ecr-repository growth/ltv: Policy", observed: ["Policy.Statement[0]: account 1 may ecr:PutImage"] },
    { path: "iam-role root: policies", observed: ["all: Allow * on *"] },
  ];
  expect(blamed([create], `${model}#image-to-administrator`, ...steps)).toBe("CreateModel-1 placed");
  const attached = event(3, "iam:PutRolePolicy", { roleName: "root", policyName: "all", policyDocument: "{}" });
  expect(blamed([create, attached], `${model}#image-to-administrator`, ...steps)).toBe("PutRolePolicy-3 set");
});

test("of what SageMaker does not keep nobody is said to have placed it: not all calls about it are looked through", () => {
  const endpoint = arn("vpc-endpoint/vpce-1", "ec2");
  const create = event(
    1,
    "ec2:CreateVpcEndpoint",
    { CreateVpcEndpointRequest: { VpcId: "vpc-1" } },
    {
      responseElements: { CreateVpcEndpointResponse: { vpcEndpoint: { vpcEndpointId: "vpce-1" } } },
    },
  );
  const modified = event(2, "ec2:ModifyVpcEndpoint", {
    ModifyVpcEndpointRequest: { VpcEndpointId: "vpce-1", AddSecurityGroupId: { content: "sg-1" } },
  });
  const rule = { path: "sg-1.IpPermissions", observed: ["tcp 443 from 0.0.0.0/0"] };
  expect(blamed([create, modified], endpoint, rule)).toBeUndefined();
});

test("a lost request to SageMaker may not have set what is another's", () => {
  const lost = event(9, "sagemaker:UpdateNotebookInstance", { omitted: true });
  expect(blamed([made, lost], notebook, { path: "KeyMetadata.KeyState", observed: "Disabled" })).toBeUndefined();
});
