import { alarmsOf, telling } from "#lib/analysis/hosting/alarms.ts";
import { whyUnread } from "#lib/readings/reading.ts";
import { defineCheck } from "../define.ts";
import { watchErrors } from "../remedies/endpoint-alarms.ts";
import { fail, pass, unknown } from "../verdicts.ts";

export default defineCheck({
  id: "endpoint/raises-alarms",
  kind: "endpoint",
  title: "Somebody is told when the endpoint fails, or is asked too much",
  failTitle: "Nobody is told when the endpoint fails, or is asked too much",
  severity: "low",
  category: "logging",
  rationale:
    "Whoever tries out inputs until one breaks the model, or asks it until nobody else gets an answer, shows in its errors and its latency first; without an alarm only on the bill.",
  needs: ["cloudwatch-alarm"],
  controls: ["checklist:N-LOG-03", "nist-800-53-r5:SI-4", "mitre-atlas:AML.T0029"],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/dg/monitoring-cloudwatch.html",
    "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/AlarmThatSendsEmail.html",
  ],
  evaluate({ EndpointArn, EndpointName }, { identity: { region }, inventory }) {
    if (!EndpointArn || !EndpointName) return unknown("AWS returned no EndpointArn, or no EndpointName.");
    const alarms = alarmsOf(EndpointName, region, inventory);
    const path = `Alarms on ${telling.join(", ")}`;
    const expected = "one at least that tells somebody";
    const seen = alarms.map(({ name, tells }) => (tells === false ? `${name}, which tells nobody` : name));
    if (alarms.some(({ tells }) => tells)) return pass({ path, observed: seen, expected });
    const unread = inventory.unreadOf("cloudwatch-alarm", region);
    if (unread) return unknown(`Alarms were not all read: ${whyUnread(unread)}.`);
    const open = alarms.filter(({ tells }) => tells === undefined).map(({ name }) => name);
    if (open.length > 0) return unknown(`Whether what ${open.join(", ")} starts tells anybody is not known.`);
    return fail({ path, observed: seen.length > 0 ? seen : null, expected });
  },
  fix: watchErrors,
});
