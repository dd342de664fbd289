import type { Call, Operation } from "../call.ts";
import { derived } from "../derived.ts";
import { type SortKey, sortKeys } from "../kinds/define.ts";
import type { SageMakerKind } from "./sagemaker-kinds.ts";

/** Items on a page when MaxResults is not given. Source: SageMaker API reference. */
export const standardPage = 10;

/** A resource seen only as fields: the tables of this service name them. */
export type Fields = Readonly<Record<string, unknown>>;

type ListInput = Fields & {
  NextToken?: string;
  MaxResults?: number;
  SortBy?: string;
  SortOrder?: string;
  CreationTimeAfter?: Date;
  CreationTimeBefore?: Date;
};

export function resourcesOf(kind: SageMakerKind, call: Call): readonly Fields[] {
  return call.region.sagemaker[kind.collection] as unknown as readonly Fields[];
}

/** ListX: the answer's schema cuts each resource down to its summary. */
export function listOperation(kind: SageMakerKind): Operation<ListInput> {
  return (input, call) => {
    const { MaxResults: size = standardPage, SortOrder = kind.sortOrder } = input;
    const order = SortOrder.toLowerCase() === "ascending" ? "Ascending" : "Descending";
    const by = sortKey(input.SortBy) ?? kind.sortBy ?? "CreationTime";
    const field = sortField(kind, by);
    const read = (resource: Fields) => resource[field];
    const sorted = sortedBy(resourcesOf(kind, call), { by: field, read, order, name: kind.name });
    const span = by === "CreationTime" ? creationSpan(sorted, order, input) : {};
    const page = call.page(sorted, { token: input.NextToken, size, ...span });
    // As on AWS the page is cut first and filtered then, so it can be empty with more to come.
    const items = page.items
      .map((resource) => (kind.listed ? { ...resource, ...kind.listed(resource) } : resource))
      .filter(
        (resource) => matches(kind, resource, input) && isOf(kind, resource, input) && kind.isListed(resource, input),
      );
    return { [kind.items]: items.map((resource) => inShort(kind, resource)), NextToken: page.next };
  };
}

function inShort({ summaries }: SageMakerKind, resource: Fields): Fields {
  if (summaries.length === 0) return resource;
  return { ...resource, ...Object.fromEntries(summaries.map((name) => [`${name}Summary`, resource[name]])) };
}

interface Sorting {
  /** What is sorted by; `read` gets it from a resource. */
  by: string;
  read(resource: Fields): unknown;
  order: "Ascending" | "Descending";
  /** The field that settles ties. */
  name: string;
}

/** A sorted copy, made once. */
export function sortedBy(items: readonly Fields[], { by, read, order, name }: Sorting): readonly Fields[] {
  const sign = order === "Ascending" ? 1 : -1;
  return derived(items, `sort ${by} ${order}`, () => {
    const keyed = items.map((item) => ({ item, key: sortable(read(item)), name: String(item[name]) }));
    keyed.sort((a, b) => sign * (compare(a.key, b.key) || compare(a.name, b.name)));
    return keyed.map(({ item }) => item);
  });
}

/** Some lists write them otherwise: `CREATION_TIME`, `HubName`. */
function sortKey(asked: string | undefined): SortKey | undefined {
  const plain = (text: string) => text.replaceAll("_", "").toLowerCase();
  return asked === undefined ? undefined : sortKeys.find((key) => plain(asked).endsWith(plain(key)));
}

function sortField(kind: SageMakerKind, by: SortKey): string {
  if (by === "Name") return kind.name;
  if (by === "CreationTime") return kind.created;
  return by === "Status" ? (kind.status ?? kind.name) : by;
}

function sortable(value: unknown): number | string {
  if (value instanceof Date) return value.getTime();
  return typeof value === "number" ? value : String(value ?? "");
}

function compare(a: number | string, b: number | string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The part of a list sorted by creation time that lies within the times asked for, found by bisection. */
function creationSpan(
  sorted: readonly Fields[],
  order: "Ascending" | "Descending",
  { CreationTimeAfter: after, CreationTimeBefore: before }: ListInput,
): { from?: number; to?: number } {
  if (!after && !before) return {};
  const created = (index: number) => Number(sorted[index]?.CreationTime);
  const late = (index: number) => after === undefined || created(index) >= after.getTime();
  const early = (index: number) => before === undefined || created(index) <= before.getTime();
  const [enters, stays] = order === "Ascending" ? [late, early] : [early, late];
  const from = firstWhere(0, sorted.length, enters);
  return { from, to: firstWhere(from, sorted.length, (index) => !stays(index)) };
}

/** The first index in [low, high) from which on the test holds, or `high`. */
function firstWhere(low: number, high: number, test: (index: number) => boolean): number {
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (test(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Parameters are named after what they filter: `NameContains`, `StatusEquals`, `CreationTimeAfter`, `DomainIdEquals`, `EndpointName`. */
function matches(kind: SageMakerKind, resource: Fields, input: ListInput): boolean {
  return Object.entries(input).every(([parameter, wanted]) => {
    const [, subject, test] = /^(.+)(Contains|Equals|Prefix|After|Before)$/.exec(parameter) ?? [];
    if (subject === undefined) return !Object.hasOwn(resource, parameter) || resource[parameter] === wanted;
    const value = filteredValue(kind, resource, subject);
    if (wanted instanceof Date) {
      const time = Number(value);
      return test === "After" ? time >= wanted.getTime() : time <= wanted.getTime();
    }
    if (test === "Prefix") return String(value ?? "").startsWith(String(wanted));
    if (test === "Contains")
      return String(value ?? "")
        .toLowerCase()
        .includes(String(wanted).toLowerCase());
    return Array.isArray(value) ? value.includes(wanted) : value === wanted;
  });
}

/** Children are listed by their parent. */
function isOf({ parents }: SageMakerKind, resource: Fields, input: ListInput): boolean {
  return parents.every((parent) => resource[parent] === input[parent]);
}

function filteredValue(kind: SageMakerKind, resource: Fields, subject: string): unknown {
  if (subject === "Name" || subject === "UserProfileName" || subject === "PipelineName") return resource[kind.name];
  if (subject === "Created") return resource.CreationTime;
  if (subject === "Status" && kind.status) return resource[kind.status];
  if (subject === "AdditionalCodeRepository") return resource.AdditionalCodeRepositories;
  // Some are named by the end of what they filter: `ModifiedTimeAfter`, `AppTypeEquals`.
  const field = subject in resource ? subject : Object.keys(resource).find((name) => name.endsWith(subject));
  const value = resource[field ?? subject];
  return isFields(value) && "Status" in value ? value.Status : value;
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null;
}
