import flowLog from "./flow-log.ts";
import internetGateway from "./internet-gateway.ts";
import natGateway from "./nat-gateway.ts";
import networkAcl from "./network-acl.ts";
import routeTable from "./route-table.ts";
import securityGroup from "./security-group.ts";
import subnet from "./subnet.ts";
import vpc from "./vpc.ts";
import vpcEndpoint from "./vpc-endpoint.ts";

export const ec2Collectors = [
  flowLog,
  internetGateway,
  natGateway,
  networkAcl,
  routeTable,
  securityGroup,
  subnet,
  vpc,
  vpcEndpoint,
] as const;
