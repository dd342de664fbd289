import { z } from "zod";
import { definePattern, type Moment } from "../over-time/define.ts";
import { networkIn, within } from "../over-time/event-facts.ts";

export default definePattern({
  id: "credentials-in-two-networks",
  title: "The credentials of one session were used from two networks at once",
  mark: "two networks",
  plural: "sessions used from two networks at once",
  severity: "high",
  rationale:
    "Credentials of a session belong to one notebook, job or person. Used from elsewhere at the same time they were copied; somebody who changes to a VPN or a phone looks the same, so ask. Long-lived keys are left out, and so are calls that a service made.",
  controls: ["mitre-attack:T1078.004", "mitre-attack:T1552.005"],
  references: ["https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_finding-types-iam.html"],
  by: "accessKey",
  limits: z.object({
    withinMinutes: z
      .int()
      .min(1)
      .max(60)
      .default(30)
      .describe("minutes between the two uses, a whole number from 1 to 60"),
    sameNetworks: z
      .array(z.string().min(1).max(64))
      .max(500)
      .default([])
      .describe("networks that count as one, as the sentences write them: 203.0.113.0/24, 2001:db8:1::/48"),
  }),
  minutes: ({ withinMinutes }) => withinMinutes,
  latestOfEach: true,
  what(event, { limits }) {
    const network = networkIn(event);
    if (network === undefined || !event.accessKeyId?.startsWith("ASIA")) return undefined;
    return `${limits.sameNetworks.includes(network) ? "known" : network} ${event.source} ${event.region}`;
  },
  judge(now, before) {
    const other = before.findLast((one) => areTwo(one, now));
    if (!other) return undefined;
    const span = within(other.event.at, now.event.at);
    return { sentence: `Its calls came ${from(other)} and ${from(now)} ${span}.`, with: [other] };
  },
});

const networkAt = ({ what }: Moment) => what.slice(0, what.indexOf(" "));
const from = (one: Moment) => {
  const network = networkAt(one);
  if (network === "private") return `from a private address (${one.event.address})`;
  return `from ${network === "known" ? one.event.address : network}`;
};

/** What runs in a VPC calls one service over an endpoint and another over the internet; a person turns a VPN on. One host has one way. */
function areTwo(one: Moment, other: Moment): boolean {
  const [network, second] = [networkAt(one), networkAt(other)];
  if (network === second) return false;
  if (network !== "private" && second !== "private") return isV6(one) === isV6(other);
  return isWorkload(other) && one.what.slice(network.length) === other.what.slice(second.length);
}

/** A host may have addresses of both sorts. */
const isV6 = ({ event }: Moment) => event.address.includes(":");
/** Session names that SageMaker and EC2 give. */
const isWorkload = ({ event }: Moment) =>
  /:assumed-role\/[^/]+\/(SageMaker|i-[0-9a-f]{8,17})$/.test(event.actorArn ?? "");
