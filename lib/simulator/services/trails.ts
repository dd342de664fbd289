import type {
  DescribeTrailsRequest,
  DescribeTrailsResponse,
  EventSelector,
  GetEventSelectorsRequest,
  GetEventSelectorsResponse,
  GetInsightSelectorsRequest,
  GetInsightSelectorsResponse,
  GetTrailRequest,
  GetTrailResponse,
  GetTrailStatusRequest,
  GetTrailStatusResponse,
  ListTagsRequest,
  ListTagsResponse,
  ListTrailsRequest,
  ListTrailsResponse,
} from "@aws-sdk/client-cloudtrail";
import type { SimulatedTrail } from "../account.ts";
import { AwsError } from "../aws-error.ts";
import type { Call, Operation } from "../call.ts";
import { trailWrites } from "../writes/trails.ts";

/** Trails at home here and, unless shadows are left out, those of other regions that record every region. */
function trailsHere({ account, region }: Call, withShadows = true): SimulatedTrail[] {
  return account.regions.flatMap(({ name, trails = [] }) =>
    trails.filter(({ IsMultiRegionTrail }) => name === region.name || (withShadows && IsMultiRegionTrail)),
  );
}

/** By name where it is at home, by ARN wherever it shows. @throws AwsError when there is none */
function trailNamed(name: string, call: Call): SimulatedTrail {
  const found = trailsHere(call).find(
    ({ Name, TrailARN, HomeRegion }) => TrailARN === name || (Name === name && HomeRegion === call.region.name),
  );
  if (!found || call.gone) {
    throw new AwsError("TrailNotFoundException", `Unknown trail: ${name} for the user: ${call.account.id}`);
  }
  return found;
}

const describeTrails: Operation<DescribeTrailsRequest, DescribeTrailsResponse> = (input, call) => {
  const { trailNameList = [], includeShadowTrails = true } = input;
  const wanted = ({ Name = "", TrailARN = "" }: SimulatedTrail) =>
    trailNameList.length === 0 || trailNameList.includes(Name) || trailNameList.includes(TrailARN);
  return { trailList: trailsHere(call, includeShadowTrails).filter(wanted) };
};

/** Every trail of the account, wherever it is asked. */
const listTrails: Operation<ListTrailsRequest, ListTrailsResponse> = ({ NextToken }, { account, page }) => {
  const all = account.regions.flatMap(({ trails = [] }) => trails);
  const cut = page(all, { token: NextToken, size: 100 });
  return { Trails: cut.items, NextToken: cut.next };
};

const getTrail: Operation<GetTrailRequest, GetTrailResponse> = ({ Name = "" }, call) => ({
  Trail: trailNamed(Name, call),
});

const getTrailStatus: Operation<GetTrailStatusRequest, GetTrailStatusResponse> = ({ Name = "" }, call) => {
  const { logging = true, status } = trailNamed(Name, call);
  return { IsLogging: logging, ...(logging && { LatestDeliveryTime: new Date(call.now - 300_000) }), ...status };
};

/** What a trail records at first. Source: CloudTrail user guide, "Default settings". */
const atFirst: EventSelector[] = [
  { ReadWriteType: "All", IncludeManagementEvents: true, DataResources: [], ExcludeManagementEventSources: [] },
];

/** Of its organization's trails a member sees that they are there and run. Source: answers seen in public issues. @throws AwsError */
function ownTrail(name: string, call: Call): SimulatedTrail {
  const trail = trailNamed(name, call);
  if (trail.TrailARN?.split(":")[4] === call.account.id) return trail;
  throw new AwsError(
    "CloudTrailARNInvalidException",
    `AccountID in ARN is wrong, you can only access resources with AccountID ${call.account.id}.`,
  );
}

/** Selectors are of the one sort or of the other. */
const getEventSelectors: Operation<GetEventSelectorsRequest, GetEventSelectorsResponse> = (input, call) => {
  const { TrailARN, selectors = atFirst, advancedSelectors } = ownTrail(input.TrailName ?? "", call);
  return {
    TrailARN,
    ...(advancedSelectors ? { AdvancedEventSelectors: advancedSelectors } : { EventSelectors: selectors }),
  };
};

const getInsightSelectors: Operation<GetInsightSelectorsRequest, GetInsightSelectorsResponse> = (input, call) => {
  const { Name, TrailARN, insights } = ownTrail(input.TrailName ?? "", call);
  if (insights) return { TrailARN, InsightSelectors: insights };
  throw new AwsError("InsightNotEnabledException", `Trail ${Name} does not have Insights enabled.`);
};

const listTags: Operation<ListTagsRequest, ListTagsResponse> = ({ ResourceIdList = [] }, call) => ({
  ResourceTagList: ResourceIdList.map((arn) => ({ ResourceId: ownTrail(arn, call).TrailARN, TagsList: [] })),
});

export const trailOperations: Record<string, Operation> = {
  DescribeTrails: describeTrails,
  GetEventSelectors: getEventSelectors,
  GetInsightSelectors: getInsightSelectors,
  GetTrail: getTrail,
  GetTrailStatus: getTrailStatus,
  ListTags: listTags,
  ListTrails: listTrails,
  ...trailWrites(ownTrail),
};
