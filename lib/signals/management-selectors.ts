/*
 * What the selectors that a request puts on a trail take of the events that manage resources, as CloudTrail writes them in its own
 * records: `eventSelectors` of the older sort, or `advancedEventSelectors`. Each adds to the others, so that one for data alone takes
 * nothing away. Source: CloudTrail API reference, EventSelector, AdvancedEventSelector and AdvancedFieldSelector.
 */

/** Selectors that leave some of these events out: where they stand in the request, and what stands there. */
export interface Narrowed {
  path: string;
  observed: unknown;
}

interface Taken {
  reads: boolean;
  writes: boolean;
  /** Of these, all. */
  isWhole: boolean;
}

const sorts = { eventSelectors: ofOlderSort, advancedEventSelectors: ofAdvanced } as const;

/** Undefined when they take all, or the request has none. */
export function narrowedIn(request: unknown): Narrowed | undefined {
  for (const [path, takenBy] of Object.entries(sorts)) {
    const selectors = listOf(request, path);
    if (selectors.length === 0 || selectors.some(isOfNoCalls)) continue;
    const taken = selectors.map(takenBy);
    const whole = taken.filter((one) => one?.isWhole);
    if (whole.some((one) => one?.reads) && whole.some((one) => one?.writes)) continue;
    // The one that is about them and leaves some out; without one, all of them are about something else.
    const at = taken.findIndex((one) => one !== undefined);
    return at < 0 ? { path, observed: selectors } : { path: `${path}.${at}`, observed: selectors[at] };
  }
  return undefined;
}

function ofOlderSort(selector: unknown): Taken | undefined {
  if (memberOf(selector, "includeManagementEvents") === false) return undefined;
  const type = memberOf(selector, "readWriteType");
  const excluded = listOf(selector, "excludeManagementEventSources");
  return { reads: type !== "WriteOnly", writes: type !== "ReadOnly", isWhole: excluded.length === 0 };
}

function ofAdvanced(selector: unknown): Taken | undefined {
  if (!categoriesOf(selector).includes("Management")) return undefined;
  const directions = valuesOf(selector, "readOnly");
  const has = (direction: string) => directions.every((values) => values.includes(direction));
  // Whatever else it asks for, it leaves out what has it not: the sources of trails, more fields of event data stores.
  const isWhole = listOf(selector, "fieldSelectors").every((one) => known.has(memberOf(one, "field")));
  return { reads: has("true"), writes: has("false"), isWhole };
}

const known: ReadonlySet<unknown> = new Set(["eventCategory", "readOnly"]);
const ofNoCalls: ReadonlySet<unknown> = new Set(["Insight", "ConfigurationItem", "Evidence", "ActivityAuditLog"]);

/** Of an event data store that holds something else, and never held calls. */
function isOfNoCalls(selector: unknown): boolean {
  return categoriesOf(selector).some((one) => ofNoCalls.has(one));
}

function categoriesOf(selector: unknown): unknown[] {
  return valuesOf(selector, "eventCategory").flat();
}

function valuesOf(selector: unknown, field: string): unknown[][] {
  const named = listOf(selector, "fieldSelectors").filter((one) => memberOf(one, "field") === field);
  return named.map((one) => listOf(one, "equals"));
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;
}

function listOf(value: unknown, name: string): unknown[] {
  const list = memberOf(value, name);
  return Array.isArray(list) ? list : [];
}
