type Texts = string[] | undefined;

/** As CloudTrail's API has them. */
export interface AdvancedFieldSelector {
  Field: string | undefined;
  Equals?: Texts;
  StartsWith?: Texts;
  EndsWith?: Texts;
  NotEquals?: Texts;
  NotStartsWith?: Texts;
  NotEndsWith?: Texts;
}

export interface AdvancedEventSelector {
  Name?: string | undefined;
  FieldSelectors: AdvancedFieldSelector[] | undefined;
}

export interface EventSelector {
  ReadWriteType?: string | undefined;
  IncludeManagementEvents?: boolean | undefined;
  DataResources?: { Type?: string | undefined; Values?: Texts }[] | undefined;
  ExcludeManagementEventSources?: Texts;
}

/** What a trail selects: by selectors of the one sort, or of the other. */
export interface Selectors {
  EventSelectors?: EventSelector[] | undefined;
  AdvancedEventSelectors?: AdvancedEventSelector[] | undefined;
}

/** Data events of one resource. */
export interface DataOf {
  /** `AWS::SageMaker::Endpoint`. */
  type: string;
  /** With a slash at its end it stands for all that begins with it: `arn:aws:s3:::models/`. */
  arn: string;
}

export type Part = "all" | "some" | "none";

/** What is recorded of the calls on a resource; `some`: that hangs on more than whose data it is. */
export interface Recorded {
  reads: Part;
  writes: Part;
}

const nothing: Recorded = { reads: "none", writes: "none" };

/**
 * All selectors as advanced ones: those of the older sort say nothing that these could not. Source: CloudTrail user guide, "Advanced
 * event selectors"; API reference, EventSelector and DataResource.
 */
export function asAdvanced({ EventSelectors = [], AdvancedEventSelectors = [] }: Selectors): AdvancedEventSelector[] {
  return [...AdvancedEventSelectors, ...EventSelectors.flatMap(advanced)];
}

function advanced(selector: EventSelector): AdvancedEventSelector[] {
  const { ReadWriteType = "All", IncludeManagementEvents = true, DataResources = [] } = selector;
  const { ExcludeManagementEventSources: excluded = [] } = selector;
  const direction: AdvancedFieldSelector[] =
    ReadWriteType === "All" ? [] : [{ Field: "readOnly", Equals: [String(ReadWriteType === "ReadOnly")] }];
  const management: AdvancedFieldSelector[] = [
    { Field: "eventCategory", Equals: ["Management"] },
    ...direction,
    ...(excluded.length > 0 ? [{ Field: "eventSource", NotEquals: excluded }] : []),
  ];
  // A type without values names no resource.
  const chosen = DataResources.filter(({ Values = [] }) => Values.length > 0);
  const data = chosen.map(({ Type = "", Values = [] }): AdvancedEventSelector => {
    // An ARN without a resource means all of its type: `arn:aws:s3`, `arn:aws:lambda`.
    const named = Values.some((value) => value.split(":").length < 6) ? [] : Values;
    return {
      FieldSelectors: [
        { Field: "eventCategory", Equals: ["Data"] },
        { Field: "resources.type", Equals: [Type] },
        ...direction,
        ...(named.length > 0 ? [{ Field: "resources.ARN", StartsWith: named }] : []),
      ],
    };
  });
  return [...(IncludeManagementEvents ? [{ FieldSelectors: management }] : []), ...data];
}

/** What the selectors record of the data events of a resource: each adds to the others. */
export function recordedBy(selectors: Selectors, data: DataOf): Recorded {
  return asAdvanced(selectors).reduce((sum, one) => both(sum, recordedByOne(one, data)), nothing);
}

/** What the selectors record of a call that changes something. Source: CloudTrail user guide, "Logging management events". */
export function managementRecordedBy(selectors: Selectors, call: { eventSource: string; eventName?: string }): Part {
  const event = { eventCategory: "Management", eventType: "AwsApiCall", readOnly: "false", ...call };
  return more(...asAdvanced(selectors).map((one) => selectedBy(one, event)));
}

export function both(one: Recorded, other: Recorded): Recorded {
  return { reads: more(one.reads, other.reads), writes: more(one.writes, other.writes) };
}

function more(...parts: Part[]): Part {
  return (["all", "some"] as const).find((part) => parts.includes(part)) ?? "none";
}

function least(...parts: Part[]): Part {
  return (["none", "some"] as const).find((part) => parts.includes(part)) ?? "all";
}

function recordedByOne(selector: AdvancedEventSelector, { type, arn }: DataOf): Recorded {
  const event = { eventCategory: "Data", "resources.type": type, "resources.ARN": arn };
  const has = (readOnly: string) => selectedBy(selector, { ...event, readOnly });
  return { reads: has("true"), writes: has("false") };
}

/** All fields of a selector must fit; one that asks for more than is known of the event leaves something out. */
function selectedBy({ FieldSelectors = [] }: AdvancedEventSelector, event: Readonly<Record<string, string>>): Part {
  if (!FieldSelectors.some(({ Field }) => Field === "eventCategory")) return "none";
  const parts = FieldSelectors.map((one): Part => {
    const value = Object.hasOwn(event, one.Field ?? "") ? event[one.Field ?? ""] : undefined;
    return value === undefined ? "some" : fits(one, value);
  });
  return least("all", ...parts);
}

/** What is named by one of its operators, and left out by none. Source: CloudTrail API reference, AdvancedFieldSelector. */
function fits(selector: AdvancedFieldSelector, value: string): Part {
  // ARNs of endpoints are in small letters in events, whatever the endpoint is called.
  const given = value.toLowerCase();
  const isPrefix = given.endsWith("/");
  /** How much of what the value stands for the texts match. */
  const matched = (texts: Texts, test: (text: string) => boolean, within: (text: string) => boolean) =>
    more(
      ...(texts ?? [])
        .map((one) => one.toLowerCase())
        .map((text): Part => {
          if (test(text)) return "all";
          return isPrefix && within(text) ? "some" : "none";
        }),
    );
  const begins = (text: string) => text.startsWith(given);
  const is = (text: string) => !isPrefix && text === given;
  const starts = (text: string) => given.startsWith(text);
  const ends = (text: string) => !isPrefix && given.endsWith(text);
  const { Equals, StartsWith, EndsWith, NotEquals, NotStartsWith, NotEndsWith } = selector;
  const asks = [Equals, StartsWith, EndsWith].some((list) => list !== undefined && list.length > 0);
  const named = more(
    matched(Equals, is, begins),
    matched(StartsWith, starts, begins),
    matched(EndsWith, ends, () => true),
  );
  const out = more(
    matched(NotEquals, is, begins),
    matched(NotStartsWith, starts, begins),
    matched(NotEndsWith, ends, () => true),
  );
  const left: Record<Part, Part> = { all: "none", some: "some", none: "all" };
  return least(asks ? named : "all", left[out]);
}
