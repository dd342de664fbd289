import type { Site } from "#lib/simulator/accounts/build/site.ts";
import { company } from "#lib/simulator/accounts/demo/company.ts";

/** People of a vendor who label for the growth team, bought in AWS Marketplace. Their team is the vendor's. */
export function vendorWorkteams(site: Site): void {
  site.content.sagemaker.subscribedWorkteams.push({
    WorkteamArn: `arn:aws:sagemaker:${site.region}:${company.labelingPartner}:workteam/vendor-crowd/text-and-tone-4271`,
    MarketplaceTitle: "Text and tone: sentiment by native speakers",
    SellerName: "Clear Label Works",
    MarketplaceDescription: "Annotators in six languages, billed by the object",
    ListingId: "prodview-4xq7mz2lkc5ua",
  });
}
