import { allow, policy, type Statement } from "#lib/simulator/accounts/build/policies.ts";
import {
  anyProtocol,
  esp,
  type Group,
  s3PrefixList,
  securityGroup,
  tcp,
  toCidr,
  toGroup,
  toPrefixList,
  udp,
} from "#lib/simulator/accounts/build/security-group.ts";
import type { Site } from "#lib/simulator/accounts/build/site.ts";
import { flowLog, route, routeTable, subnet, vpc } from "#lib/simulator/accounts/build/vpc.ts";
import { gatewayEndpoint, interfaceEndpoint } from "#lib/simulator/accounts/build/vpc-endpoint.ts";
import { company } from "#lib/simulator/accounts/demo/company.ts";

const ownOrganization = {
  StringEquals: { "aws:PrincipalOrgID": company.organization, "aws:ResourceAccount": company.account },
};

const within = (actions: string | string[], resources: string | string[] = "*"): Statement => ({
  ...allow(actions, resources, ownOrganization),
  Principal: "*",
});

/** What each endpoint of the credit-risk VPC lets through: the company's own principals, on its own resources. */
const creditRiskPolicies: Record<string, string> = {
  "sagemaker.api": policy(within("sagemaker:*", `arn:aws:sagemaker:eu-west-1:${company.account}:*`)),
  "sagemaker.runtime": policy(
    within("sagemaker:InvokeEndpoint*", `arn:aws:sagemaker:eu-west-1:${company.account}:endpoint/credit-risk-*`),
  ),
  "sagemaker.featurestore-runtime": policy(
    within(
      ["sagemaker:GetRecord", "sagemaker:PutRecord"],
      `arn:aws:sagemaker:eu-west-1:${company.account}:feature-group/credit-risk-*`,
    ),
  ),
  notebook: policy(
    within(
      "sagemaker:CreatePresignedNotebookInstanceUrl",
      `arn:aws:sagemaker:eu-west-1:${company.account}:notebook-instance/credit-risk-*`,
    ),
  ),
  studio: policy(
    within("sagemaker:CreatePresignedDomainUrl", `arn:aws:sagemaker:eu-west-1:${company.account}:user-profile/*`),
  ),
  sts: policy(within(["sts:GetCallerIdentity", "sts:AssumeRole"])),
  logs: policy(
    within(
      ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"],
      `arn:aws:logs:eu-west-1:${company.account}:log-group:/aws/sagemaker/*`,
    ),
  ),
  monitoring: policy(within("cloudwatch:PutMetricData")),
  kms: policy(
    within(
      ["kms:Decrypt", "kms:GenerateDataKey", "kms:DescribeKey", "kms:CreateGrant"],
      `arn:aws:kms:eu-west-1:${company.account}:key/*`,
    ),
  ),
  "ecr.api": policy(
    within([
      "ecr:GetAuthorizationToken",
      "ecr:BatchGetImage",
      "ecr:GetDownloadUrlForLayer",
      "ecr:BatchCheckLayerAvailability",
    ]),
  ),
  "ecr.dkr": policy(
    within(
      ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer", "ecr:BatchCheckLayerAvailability"],
      `arn:aws:ecr:eu-west-1:${company.account}:repository/credit-risk/*`,
    ),
  ),
  servicecatalog: policy(within("servicecatalog:List*")),
};

const s3Policy = policy(
  within(
    ["s3:GetObject", "s3:PutObject", "s3:ListBucket"],
    ["arn:aws:s3:::nwa-credit-risk-eu-west-1", "arn:aws:s3:::nwa-credit-risk-eu-west-1/*"],
  ),
  {
    // ECR keeps image layers in a bucket of AWS's. Source: ECR user guide, "VPC endpoints".
    ...allow("s3:GetObject", "arn:aws:s3:::prod-eu-west-1-starport-layer-bucket/*"),
    Principal: "*",
  },
);

/** The golden VPC: no NAT, no internet gateway, every endpoint, tight policies, groups and rules. */
export function creditRiskNetwork(site: Site) {
  const tags = { Team: "credit-risk", DataClass: "restricted" };
  const network = vpc(site, { name: "nwa-credit-risk", cidr: "10.40.0.0/16", tags });
  const inZone = (zone: "a" | "b", cidr: string) =>
    subnet(site, network, { name: `credit-risk-${zone}`, cidr, zone, tags });
  const subnets = [inZone("a", "10.40.0.0/20"), inZone("b", "10.40.16.0/20")] as const;
  const main = routeTable(site, network, { name: "credit-risk-main", main: true, subnets });
  gatewayEndpoint(site, network, { service: "s3", routeTables: [main], policy: s3Policy, tags });

  // Nodes of one job among themselves: the framework's ports, and encrypted (IKE and ESP).
  const amongNodes = (self: Group) => [tcp(1024, 65535, toGroup(self)), udp(500, toGroup(self)), esp(toGroup(self))];
  const out = [
    tcp(443, 443, toCidr("10.40.0.0/16", "interface endpoints")),
    tcp(443, 443, toPrefixList(s3PrefixList(site.region))),
  ];
  const workload = securityGroup(site, network, {
    name: "credit-risk-workload",
    description: "Training, processing and models of the credit-risk team",
    inbound: amongNodes,
    outbound: (self) => [...amongNodes(self), ...out],
    tags,
  });
  const studio = securityGroup(site, network, {
    name: "credit-risk-studio",
    description: "Studio apps: the home file system, and nobody else's app",
    inbound: (self) => [tcp(2049, 2049, toGroup(self))],
    outbound: (self) => [tcp(2049, 2049, toGroup(self)), ...out],
    tags,
  });
  const endpoints = securityGroup(site, network, {
    name: "credit-risk-endpoints",
    description: "HTTPS from the team's workloads to the interface endpoints",
    inbound: () => [tcp(443, 443, toGroup(workload)), tcp(443, 443, toGroup(studio))],
    outbound: () => [],
    tags,
  });
  securityGroup(site, network, { name: "default", inbound: () => [], outbound: () => [] });
  const made = Object.entries(creditRiskPolicies).map(([service, document]) =>
    interfaceEndpoint(site, network, { service, subnets, group: endpoints, policy: document, tags }),
  );
  flowLog(site, network, { to: { bucket: "nwa-cloudtrail" }, traffic: "ALL" });
  return { network, subnets, workload, studio, apiEndpoint: made[0]?.VpcEndpointId ?? "" };
}

/** The pricing team leaves through a transit gateway: whether that ends at the internet cannot be seen from here. */
export function pricingNetwork(site: Site) {
  const network = vpc(site, { name: "nwa-pricing", cidr: "10.41.0.0/16", tags: { Team: "pricing" } });
  const inZone = (zone: "a" | "b", cidr: string) => subnet(site, network, { name: `pricing-${zone}`, cidr, zone });
  const subnets = [inZone("a", "10.41.0.0/23"), inZone("b", "10.41.2.0/23")] as const;
  routeTable(site, network, {
    name: "pricing-main",
    main: true,
    // Owned by the network account, hence not among this account's resources.
    routes: [route({ TransitGatewayId: "tgw-0f3b9c2e71a84d605" })],
  });
  const group = securityGroup(site, network, { name: "pricing-ml", inbound: (self) => [anyProtocol(toGroup(self))] });
  const endpoints = securityGroup(site, network, {
    name: "pricing-endpoints",
    inbound: () => [tcp(443, 443, toCidr("10.0.0.0/8"))],
  });
  securityGroup(site, network, { name: "default", inbound: (self) => [anyProtocol(toGroup(self))] });
  for (const service of ["sagemaker.api", "sagemaker.runtime", "sts", "logs"]) {
    interfaceEndpoint(site, network, { service, subnets, group: endpoints });
  }
  // Asked for, never accepted: an endpoint that serves nobody.
  interfaceEndpoint(site, network, { service: "kms", subnets, group: endpoints, state: "pendingAcceptance" });
  return { network, subnets, group };
}
