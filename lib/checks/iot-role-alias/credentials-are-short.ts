import { z } from "zod";
import { whyUnread } from "#lib/readings/reading.ts";
import { defineCheck } from "../define.ts";
import { changeRoleAlias } from "../remedies/iot.ts";
import { fail, notApplicable, pass, unknown } from "../verdicts.ts";

export default defineCheck({
  id: "iot-role-alias/credentials-are-short",
  kind: "iot-role-alias",
  title: "Credentials that devices get by a role alias are short-lived",
  failTitle: "Credentials that devices get by a role alias are long-lived",
  severity: "low",
  category: "edge",
  rationale:
    "Devices stand where strangers get at them. Credentials that were taken from one work until they run out, whatever is done with its certificate meanwhile.",
  needs: ["device-fleet"],
  controls: ["checklist:N-NEO-07", "nist-800-53-r5:AC-12", "mitre-attack:T1078.004"],
  options: z.strictObject({
    longestSeconds: z
      .int()
      .min(900)
      .max(43_200)
      .default(3600)
      .describe("the longest that credentials of devices may last, in seconds from 900 to 43200"),
  }),
  references: [
    "https://docs.aws.amazon.com/iot/latest/developerguide/authorizing-direct-aws.html",
    "https://docs.aws.amazon.com/iot/latest/apireference/API_CreateRoleAlias.html",
  ],
  evaluate({ credentialDurationSeconds: seconds }, { identity: { arn, name, region }, inventory, options }) {
    if (typeof seconds !== "number") return unknown("AWS returned no credentialDurationSeconds.");
    const expected = `at most ${options.longestSeconds}`;
    const evidence = { path: "credentialDurationSeconds", observed: seconds, expected };
    if (seconds <= options.longestSeconds) return pass(evidence);
    const fleet = inventory
      .all("device-fleet", region)
      .find(({ resource }) => [arn, name].includes(resource.IotRoleAlias ?? ""));
    if (fleet) return notApplicable(`It is of ${fleet.identity.name}, a fleet of Edge Manager, and is to go with it.`);
    const unread = inventory.unreadOf("device-fleet", region);
    return unread ? unknown(`Whether it is of a fleet was not read: ${whyUnread(unread)}.`) : fail(evidence);
  },
  fix: (_, context) =>
    changeRoleAlias(context, {
      summary: `Let credentials by ${context.identity.name} last no longer than ${context.options.longestSeconds} seconds: devices fetch new ones by themselves.`,
      duration: context.options.longestSeconds,
    }),
});
