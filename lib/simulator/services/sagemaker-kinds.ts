import type { $SchemaRef, StaticOperationSchema } from "@smithy/types";
import type { AwsError } from "../aws-error.ts";
import type { KindFacts, SortKey } from "../kinds/define.ts";
import { notFound } from "../kinds/define.ts";
import { kinds, type SimulatedSageMaker } from "../kinds/index.ts";
import { inputOf, memberNames, operationIn, outputOf, requiredNames } from "../shapes.ts";
import { sagemakerModel } from "./sagemaker-newer.ts";

/** What List, Describe, ListTags and the error answers need to know about one kind of SageMaker resource. */
export interface SageMakerKind {
  collection: keyof SimulatedSageMaker;
  list: string;
  /** The member of List's answer that holds the items. */
  items: string;
  /** Members that a list gives of each in short: `SpaceSettings`, as `SpaceSettingsSummary`. */
  summaries: readonly string[];
  /** Parameters that List asks for: the parent whose children it gives. */
  parents: readonly string[];
  describe: string;
  /** The member of Describe's answer that holds the resource; undefined when it is the answer. */
  within: string | undefined;
  /** What the resource is made of. */
  body: $SchemaRef;
  /** The parameters of Describe that together name one resource; its fields have the same names. */
  keys: readonly string[];
  /** Fields of the resource. What is a part of something may have no ARN of its own. */
  name: string;
  arn: string | undefined;
  status: string | undefined;
  created: string;
  listed: KindFacts["listed"];
  sortBy: SortKey | undefined;
  sortOrder: "Ascending" | "Descending";
  missing(name: string, arn: string): AwsError;
  policy: KindFacts["policy"];
  isListed: NonNullable<KindFacts["isListed"]>;
  /** `notebook-instance`: the resource part of the ARN. */
  arnType: string;
}

/** Every kind with what the SDK's schemas say of it: `Describe{Noun}` and its List agree on names in all of SageMaker. */
export const sagemakerKinds: readonly SageMakerKind[] = kinds.map(({ collection, ...facts }) => ({
  collection,
  ...derivedFrom(facts),
}));

function derivedFrom(facts: KindFacts): Omit<SageMakerKind, "collection"> {
  const { list, describe, within, sortBy, sortOrder } = facts;
  const noun = describe.slice("Describe".length);
  const [listing, describing] = [operation(list), operation(describe)];
  const answer = outputOf(describing);
  const body = within === undefined ? answer : answer.getMemberSchema(within);
  const keys = facts.keys ?? requiredNames(inputOf(describing));
  const members = memberNames(body);
  const items = one(list, itemLists(listing));
  const key = keys.at(-1) ?? one(describe, []);
  // `JobName` of an inference recommendations job goes with `JobArn`.
  const nouns = [noun, key.replace(/Name$/, "")];
  return {
    list,
    describe,
    within,
    body: body.getSchema(),
    keys,
    items,
    summaries: memberNames(outputOf(listing).getMemberSchema(items).getValueSchema()).flatMap((name) => {
      const whole = name.replace(/Summary$/, "");
      return whole !== name && members.includes(whole) ? [whole] : [];
    }),
    parents: requiredNames(inputOf(listing)),
    // What is asked for by its ARN has a name besides.
    name: key === "Arn" ? "Name" : key,
    // Called after the operation or the key, or by no more than that; what is asked for by its ARN has no other.
    arn: [...nouns.map((each) => `${each}Arn`), "Arn", key].find(
      (member) => member.endsWith("Arn") && members.includes(member),
    ),
    status: [...nouns.map((each) => `${each}Status`), "Status"].find((member) => members.includes(member)),
    created: members.includes("CreateDate") ? "CreateDate" : "CreationTime",
    listed: facts.listed,
    sortBy,
    sortOrder,
    missing: facts.missing ?? (() => notFound("Requested resource not found.")),
    policy: facts.policy,
    isListed: facts.isListed ?? (() => true),
    arnType: facts.arnType ?? noun.replace(/(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, "-").toLowerCase(),
  };
}

/** What a kind's resources are parts of: the kind whose keys are among those without which it is not listed. */
export function parentOf({ parents }: SageMakerKind): SageMakerKind | undefined {
  return sagemakerKinds.find(({ keys }) => keys.every((key) => parents.includes(key)));
}

function itemLists(listing: StaticOperationSchema): string[] {
  return [...outputOf(listing).structIterator()].flatMap(([name, member]) => (member.isListSchema() ? [name] : []));
}

function operation(name: string): StaticOperationSchema {
  return operationIn(sagemakerModel, name) ?? one(name, []);
}

function one<T>(operation: string, found: readonly T[]): T {
  const [only] = found;
  if (only === undefined || found.length > 1)
    throw new Error(`The schema of ${operation} does not say what its items are.`);
  return only;
}
