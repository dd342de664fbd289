import flowLog from "./flow-log.ts";
import internetGateway from "./internet-gateway.ts";
import managedPrefixList from "./managed-prefix-list.ts";
import natGateway from "./nat-gateway.ts";
import networkAcl from "./network-acl.ts";
import networkInterface from "./network-interface.ts";
import routeTable from "./route-table.ts";
import securityGroup from "./security-group.ts";
import subnet from "./subnet.ts";
import vpc from "./vpc.ts";
import vpcBlockPublicAccess from "./vpc-block-public-access.ts";
import vpcEndpoint from "./vpc-endpoint.ts";
import vpcEndpointService from "./vpc-endpoint-service.ts";

export const ec2Collectors = [
  flowLog,
  internetGateway,
  natGateway,
  networkAcl,
  routeTable,
  securityGroup,
  subnet,
  vpc,
  vpcBlockPublicAccess,
  vpcEndpoint,
  vpcEndpointService,
  managedPrefixList,
  networkInterface,
] as const;
