import type { Event } from "@aws-sdk/client-cloudtrail";
import { MalformedAnswer } from "#lib/aws/failure.ts";
import type { AwsClients } from "#lib/aws/operations.ts";
import { endless, pages } from "#lib/aws/pages.ts";

/** What reading CloudTrail's event history needs. */
export const activityActions = ["cloudtrail:LookupEvents"] as const;

export interface EventsWanted {
  cloudtrail: AwsClients["cloudtrail"];
  /** `sagemaker.amazonaws.com`. One call can ask for one attribute only. */
  source: string;
  /** Both ends belong to the span. AWS keeps 90 days. */
  from: Date;
  to: Date;
  signal: AbortSignal;
}

/**
 * Pages of management events of one region, newest first, fifty at most in each.
 * @throws MalformedAnswer when an answer has no list of events or the same page token comes twice.
 */
export async function* lookupEvents({ cloudtrail, source, from, to, signal }: EventsWanted): AsyncGenerator<Event[]> {
  const answers = pages(
    cloudtrail.lookupEvents,
    {
      LookupAttributes: [{ AttributeKey: "EventSource", AttributeValue: source }],
      StartTime: from,
      EndTime: to,
      MaxResults: 50,
    },
    endless,
  );
  for await (const { Events } of answers) {
    signal.throwIfAborted();
    if (!Array.isArray(Events))
      throw new MalformedAnswer("The answer has no Events: an absent list is not an empty one.");
    yield Events;
  }
}
