import type { Tag } from "@aws-sdk/client-sagemaker";
import { AwsError } from "../aws-error.ts";

export const sortKeys = ["Name", "CreationTime", "LastModifiedTime", "StartTime", "Status"] as const;
export type SortKey = (typeof sortKeys)[number];

/** What no schema says about a kind of SageMaker resource. The rest is derived: see services/sagemaker-kinds.ts. */
export interface KindFacts {
  /** `DescribeModel`, whose answer is what an account holds of the kind, and `ListModels`. */
  describe: `Describe${string}`;
  list: `List${string}`;
  /** The fields that together name one, where they are not the required ones of Describe: its parent's, and last its own. */
  keys?: readonly string[];
  /** The member of Describe's answer in which the resource stands, where it is not the answer itself. */
  within?: string;
  /** What stands in the list under another name than in the resource. */
  listed?(resource: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>>;
  /** What the list is sorted by unless SortBy says otherwise; left out where it does not sort on request. */
  sortBy?: SortKey;
  /** Source: SageMaker API reference of each List operation (where it names no default order, Ascending). */
  sortOrder: "Ascending" | "Descending";
  /** Its type in ARNs, where that is not what Describe calls it: `automl-job`. */
  arnType?: string;
  /** The operation that answers its resource policy, which stands in `ResourcePolicy`, and how it says that there is none. */
  policy?: { read: `Get${string}Policy`; missing(arn: string): AwsError };
  /** Whether a list of this input gives it, where the input says so in words of its own. */
  isListed?(resource: Readonly<Record<string, unknown>>, input: Readonly<Record<string, unknown>>): boolean;
  /** How Describe says that there is none; ResourceNotFound when left out. Source: answers seen in public issues. */
  missing?(name: string, arn: string): AwsError;
}

export interface SimulatedKind<Collection extends string, Resource> extends KindFacts {
  /** Where an account holds them: `models`. */
  collection: Collection;
  /** For its type alone. */
  resource?: Resource;
}

/** One kind of SageMaker resource: adding one is a file with its facts and a line in index.ts. */
export function simulatedKind<Resource>() {
  return <const Collection extends string>(
    collection: Collection,
    facts: KindFacts,
  ): SimulatedKind<Collection, Resource> => ({ collection, ...facts });
}

/** A resource with its tags, which ListTags answers. */
export type Tagged<R> = R & { Tags?: Tag[] };

export const notFound = (message: string) => new AwsError("ResourceNotFound", message);
export const invalid = (message: string) => new AwsError("ValidationException", message);
