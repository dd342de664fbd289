import { ingress } from "#lib/simulator/accounts/build/changes.ts";
import type { Group } from "#lib/simulator/accounts/build/security-group.ts";
import { at, type Site } from "#lib/simulator/accounts/build/site.ts";
import { record } from "#lib/simulator/accounts/build/trail.ts";
import type { Cast } from "#lib/simulator/accounts/demo/cast.ts";
import { prefixLists } from "#lib/simulator/shelves/ec2.ts";

/** Growth's notebooks are opened to the world "for now", the list of offices for a vendor's visit; a NAT gateway is saved on. */
export function eastNetworkChanges(site: Site, { tomasAdmin, terraform }: Cast): void {
  const { securityGroups, natGateways } = site.content.ec2;
  const open = securityGroups.find((group): group is Group => group.GroupName === "growth-notebooks");
  const anywhere = open?.IpPermissions?.filter(({ IpRanges }) =>
    IpRanges?.some(({ CidrIp }) => CidrIp === "0.0.0.0/0"),
  );
  if (!open || !anywhere?.length) throw new RangeError("Growth's security group is made first.");
  record(site, {
    ...{ at: at(site, 64, "21:17:44"), by: tomasAdmin, action: "ec2:AuthorizeSecurityGroupIngress" },
    ...ingress(site, open, anywhere),
  });
  const offices = prefixLists.on(site.content).find(({ PrefixListName }) => PrefixListName === "office-networks");
  const visit = offices?.entries.find(({ Cidr }) => Cidr === "0.0.0.0/0");
  record(site, {
    at: at(site, 36, "09:02:13"),
    by: tomasAdmin,
    action: "ec2:ModifyManagedPrefixList",
    request: {
      ModifyManagedPrefixListRequest: {
        PrefixListId: offices?.PrefixListId,
        CurrentVersion: (offices?.Version ?? 2) - 1,
        AddEntry: { ...visit, tag: 1 },
      },
    },
    response: {
      ModifyManagedPrefixListResponse: {
        prefixList: { prefixListId: offices?.PrefixListId, state: "modify-in-progress", version: offices?.Version },
      },
    },
  });
  for (const { NatGatewayId, DeleteTime } of natGateways) {
    if (!DeleteTime) continue;
    record(site, {
      at: DeleteTime,
      by: terraform,
      action: "ec2:DeleteNatGateway",
      request: { DeleteNatGatewayRequest: { NatGatewayId } },
      response: { DeleteNatGatewayResponse: { natGatewayId: NatGatewayId } },
    });
  }
}
