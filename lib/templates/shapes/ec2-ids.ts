/** How an EC2 resource is called in its ARN, and what its id begins with; by CloudFormation's noun. */
export const ec2Ids: Readonly<Record<string, { type: string; prefix: string }>> = {
  SecurityGroup: { type: "security-group", prefix: "sg" },
  Subnet: { type: "subnet", prefix: "subnet" },
  VPC: { type: "vpc", prefix: "vpc" },
  VPCEndpoint: { type: "vpc-endpoint", prefix: "vpce" },
  RouteTable: { type: "route-table", prefix: "rtb" },
  NatGateway: { type: "natgateway", prefix: "nat" },
  InternetGateway: { type: "internet-gateway", prefix: "igw" },
  NetworkAcl: { type: "network-acl", prefix: "acl" },
  PrefixList: { type: "prefix-list", prefix: "pl" },
};

/** The same by Terraform's type, `aws_vpc_endpoint`. */
export const ec2IdsInPlans: Readonly<Record<string, string>> = {
  aws_security_group: "sg",
  aws_subnet: "subnet",
  aws_vpc: "vpc",
  aws_vpc_endpoint: "vpce",
  aws_route_table: "rtb",
};
