import type { GetManagedPrefixListEntriesRequest, GetManagedPrefixListEntriesResult } from "@aws-sdk/client-ec2";
import { AwsError } from "../aws-error.ts";
import type { Call, Operation } from "../call.ts";
import { prefixLists, type SimulatedPrefixList } from "../shelves/ec2.ts";
import { type Described, type DescribeInput, describeItems } from "./ec2-describe.ts";

const noList = (id: string) => ["InvalidPrefixListID.NotFound", `The prefix list ID '${id}' does not exist.`] as const;

const prefixList: Described = {
  describe: "DescribeManagedPrefixLists",
  items: "PrefixLists",
  ids: "PrefixListIds",
  id: (list: SimulatedPrefixList) => list.PrefixListId,
  missing: noList,
  filters: {
    "owner-id": (list: SimulatedPrefixList) => [list.OwnerId],
    "prefix-list-id": (list: SimulatedPrefixList) => [list.PrefixListId],
    "prefix-list-name": (list: SimulatedPrefixList) => [list.PrefixListName],
  },
  largestPage: 100,
};

/** Ids and a part of their addresses. Source: `aws ec2 describe-managed-prefix-lists`, ip-ranges.json. */
const ofS3: Readonly<Record<string, readonly [id: string, ...cidrs: string[]]>> = {
  "us-east-1": ["pl-63a5400a", "52.216.0.0/15", "54.231.0.0/16", "3.5.0.0/19", "16.182.0.0/16"],
  "us-west-2": ["pl-68a54001", "52.218.128.0/17", "52.92.128.0/17", "3.5.76.0/22"],
  "eu-west-1": ["pl-6da54004", "52.218.0.0/17", "52.92.0.0/17", "3.5.64.0/21"],
};

function listsOf({ account, region }: Call): readonly SimulatedPrefixList[] {
  const [PrefixListId, ...cidrs] = ofS3[region.name] ?? [];
  const own = prefixLists.on(region);
  if (PrefixListId === undefined) return own;
  return [
    ...own,
    {
      PrefixListId,
      AddressFamily: "IPv4",
      State: "create-complete",
      PrefixListArn: `arn:${account.partition}:ec2:${region.name}:aws:prefix-list/${PrefixListId}`,
      PrefixListName: `com.amazonaws.${region.name}.s3`,
      Tags: [],
      OwnerId: "AWS",
      entries: cidrs.map((Cidr) => ({ Cidr })),
    },
  ];
}

export const describeManagedPrefixLists: Operation<DescribeInput> = (input, call) =>
  describeItems(prefixList, listsOf(call), input, call);

export const getManagedPrefixListEntries: Operation<
  GetManagedPrefixListEntriesRequest,
  GetManagedPrefixListEntriesResult
> = ({ PrefixListId = "", MaxResults = 100, NextToken }, call) => {
  const list = call.gone ? undefined : listsOf(call).find((one) => one.PrefixListId === PrefixListId);
  if (!list) throw new AwsError(...noList(PrefixListId));
  const page = call.page(list.entries, { token: NextToken, size: MaxResults });
  return { Entries: [...page.items], NextToken: page.next };
};
