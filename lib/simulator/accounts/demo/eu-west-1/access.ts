import { analyzer } from "#lib/simulator/accounts/build/analyzer.ts";
import { share } from "#lib/simulator/accounts/build/share.ts";
import type { Site } from "#lib/simulator/accounts/build/site.ts";
import { company } from "#lib/simulator/accounts/demo/company.ts";

/** Nothing is open here, and what is shared stays in the organization. */
export function europeAccess(site: Site): void {
  analyzer(site, { name: "nwa-account", createdDaysAgo: 640 });
  const organization = `arn:${site.partition}:organizations::${company.managementAccount}:organization/${company.organization}`;
  share(site, {
    name: "credit-risk-hub",
    createdDaysAgo: 150,
    principals: [{ id: organization }],
    resources: { "sagemaker:Hub": site.content.sagemaker.hubs.flatMap(({ HubArn }) => HubArn ?? []) },
  });
  share(site, {
    name: "shared-dns",
    owner: company.managementAccount,
    createdDaysAgo: 900,
    principals: [{ id: site.account }],
    resources: {
      "route53resolver:ResolverRule": [
        `arn:${site.partition}:route53resolver:${site.region}:${company.managementAccount}:resolver-rule/rslvr-rr-5328a0899aexample`,
      ],
    },
  });
}
