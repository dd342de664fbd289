import type { Event, LookupEventsCommandInput } from "@aws-sdk/client-cloudtrail";
import type { ClientPool } from "#lib/aws/clients.ts";
import { looked } from "./records.ts";

export interface Delivered {
  id: string;
  /** When it happened, ms. */
  at: number;
  /** When CloudTrail shows it, ms. */
  visible: number;
  source?: string;
}

/** CloudTrail's event history over some events: newest first, pages by token, each call answered as of its moment. */
export class EventHistory {
  readonly events: Delivered[] = [];
  readonly calls: LookupEventsCommandInput[] = [];
  now: number;
  pageSize = 50;
  /** Runs before each call: may throw what AWS, or a crash, throws. */
  onCall: () => void = () => undefined;

  constructor(now: number) {
    this.now = now;
  }

  lookup(input: LookupEventsCommandInput): { Events: Event[]; NextToken?: string } {
    this.onCall();
    this.calls.push(input);
    const after = input.NextToken;
    const matching = this.events
      .filter((event) => event.visible <= this.now && inSpan(event.at, input))
      .filter((event) => (event.source ?? "sagemaker.amazonaws.com") === input.LookupAttributes?.[0]?.AttributeValue)
      .sort((one, other) => (orderOf(one) < orderOf(other) ? 1 : -1))
      .filter((event) => after === undefined || orderOf(event) < after);
    const page = matching.slice(0, this.pageSize);
    const last = page.at(-1);
    return {
      Events: page.map((event) => looked({ eventID: event.id, eventTime: new Date(event.at).toISOString() })),
      ...(last && matching.length > page.length && { NextToken: orderOf(last) }),
    };
  }

  /** A pool whose CloudTrail client answers from here: everything above the SDK client is the real code. */
  pool(): ClientPool {
    const send = async ({ input }: { input: LookupEventsCommandInput }) => this.lookup(input);
    return {
      get: async () => ({ send }),
      command: async (_: string, __: string, input: object) => ({ input }),
    } as unknown as ClientPool;
  }
}

function inSpan(at: number, { StartTime, EndTime }: LookupEventsCommandInput): boolean {
  if (!StartTime || !EndTime || StartTime > EndTime) throw new Error("InvalidTimeRangeException");
  return at >= StartTime.getTime() && at <= EndTime.getTime();
}

/** Sorts by time, then id. */
function orderOf({ at, id }: Delivered): string {
  return `${String(at).padStart(15, "0")} ${id}`;
}
