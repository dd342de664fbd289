import { z } from "zod";
import { definePattern } from "../over-time/define.ts";
import { asked, within } from "../over-time/event-facts.ts";
import { isNewTo } from "../over-time/past.ts";

export default definePattern({
  id: "capture-sent-elsewhere",
  title: "An endpoint was made to copy its traffic to a bucket never named before",
  mark: "new capture",
  plural: "endpoints that copy their traffic to a new bucket",
  severity: "critical",
  rationale:
    "Data capture copies what people send to a model, and its answers, to a bucket. Whoever may update an endpoint can have all of it sent to theirs. A team that sets up monitoring in a new bucket makes the same calls.",
  controls: ["mitre-attack:T1537", "nist-800-53-r5:SI-4"],
  references: ["https://docs.aws.amazon.com/sagemaker/latest/dg/model-monitor-data-capture-endpoint.html"],
  by: "account",
  limits: z.object({
    knownDays: z
      .int()
      .min(1)
      .max(90)
      .default(7)
      .describe("days for which the account must have been known, a whole number from 1 to 90"),
  }),
  minutes: () => 1440,
  calls: ["CreateEndpointConfig", "CreateEndpoint", "UpdateEndpoint"],
  readsRequests: true,
  holds: ({ name }) => name === "CreateEndpointConfig",
  what(event) {
    const config = asked(event, "endpointConfigName");
    return event.errorCode === null && config ? `${event.region} ${config}` : undefined;
  },
  judge(now, before, { limits: { knownDays }, past }) {
    if (now.event.name === "CreateEndpointConfig") return undefined;
    const made = before.findLast(({ what, event }) => what === now.what && event.name === "CreateEndpointConfig");
    const target = made && asked(made.event, "dataCaptureConfig", "destinationS3Uri");
    const bucket = target?.match(/^s3:\/\/([^/]+)/)?.[1];
    if (!made || !bucket) return undefined;
    if (!isNewTo(past, "", ["bucket", bucket], { at: made.event.at, knownDays })) return undefined;
    const sentence = `A configuration that captures to ${bucket}, which no request had named before, went live ${within(made.event.at, now.event.at)} (${now.event.name}).`;
    return { sentence, with: [made] };
  },
});
