import type {
  DisassociateResourceShareRequest,
  GetResourceSharesRequest,
  GetResourceSharesResponse,
  ListPrincipalsRequest,
  ListPrincipalsResponse,
  ListResourcesRequest,
  ListResourcesResponse,
  ResourceOwner,
} from "@aws-sdk/client-ram";
import * as client from "@aws-sdk/client-ram";
import { AwsError } from "../aws-error.ts";
import type { Call, Operation, Service } from "../call.ts";
import { restProtocol } from "../protocols/rest.ts";
import { type SimulatedShare, shares } from "../shelves/ram.ts";

interface Asked {
  resourceOwner: ResourceOwner | undefined;
  resourceShareArns?: string[] | undefined;
}

function asked({ resourceOwner, resourceShareArns }: Asked, { account, region }: Call): SimulatedShare[] {
  return shares
    .on(region)
    .filter(
      ({ owningAccountId, resourceShareArn }) =>
        (resourceOwner === "SELF") === (owningAccountId === account.id) &&
        (resourceShareArns?.includes(resourceShareArn) ?? true),
    );
}

const getResourceShares: Operation<GetResourceSharesRequest, GetResourceSharesResponse> = (input, call) => {
  const page = call.page(asked(input, call), { token: input.nextToken, size: input.maxResults ?? 500 });
  return {
    resourceShares: page.items.map(({ principals: _p, resources: _r, ...share }) => share),
    nextToken: page.next,
  };
};

const listPrincipals: Operation<ListPrincipalsRequest, ListPrincipalsResponse> = (input, call) => {
  const all = asked(input, call).flatMap(({ principals }) => principals);
  const page = call.page(all, { token: input.nextToken, size: input.maxResults ?? 500 });
  return { principals: page.items, nextToken: page.next };
};

const listResources: Operation<ListResourcesRequest, ListResourcesResponse> = (input, call) => {
  const all = asked(input, call).flatMap(({ resources }) => resources);
  const wanted = all.filter(({ type }) => (input.resourceType ?? type) === type);
  const page = call.page(wanted, { token: input.nextToken, size: input.maxResults ?? 500 });
  return { resources: page.items, nextToken: page.next };
};

/** What was shared before stays with those who took it. */
const disassociate: Operation<DisassociateResourceShareRequest> = (input, { account, region }) => {
  const share = shares.on(region).find((one) => one.resourceShareArn === input.resourceShareArn);
  if (share?.owningAccountId !== account.id) {
    throw new AwsError("UnknownResourceException", `ResourceShare ${input.resourceShareArn} could not be found.`);
  }
  share.principals = share.principals.filter(({ id = "" }) => !input.principals?.includes(id));
  return { resourceShareAssociations: [] };
};

export const ram: Service = {
  name: "ram",
  dialect: "json",
  protocol: restProtocol(client, { format: "json" }),
  operations: {
    GetResourceShares: getResourceShares,
    ListPrincipals: listPrincipals,
    ListResources: listResources,
    DisassociateResourceShare: disassociate,
  },
  badToken: ["InvalidNextTokenException", "The specified value for NextToken isn't valid."],
};
