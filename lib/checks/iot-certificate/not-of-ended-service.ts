import { whyUnread } from "#lib/readings/reading.ts";
import { defineCheck } from "../define.ts";
import { turnOff } from "../remedies/iot.ts";
import { fail, notApplicable, pass, unknown } from "../verdicts.ts";

export default defineCheck({
  id: "iot-certificate/not-of-ended-service",
  kind: "iot-certificate",
  title: "IoT certificate of a device of Edge Manager, which AWS has ended, is off",
  failTitle: "IoT certificate of a device of Edge Manager, which AWS has ended, still opens the account",
  severity: "medium",
  category: "edge",
  rationale:
    "Since April 2024 nothing such a device does is of use to its service. It stands in a store or a van, unpatched and unwatched, with a key to the account.",
  needs: ["device", "greengrass-core-device"],
  controls: ["checklist:N-NEO-08", "checklist:N-NEO-10", "nist-800-53-r5:AC-2(3)"],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/dg/edge-eol.html",
    "https://docs.aws.amazon.com/iot/latest/developerguide/activate-or-deactivate-device-cert.html",
  ],
  evaluate({ status, Things }, { identity: { region }, inventory }) {
    if (!status || !Things?.length) return unknown("AWS returned no status, or no thing that has the certificate.");
    const devices = inventory
      .all("device", region)
      .filter(({ resource }) => Things.includes(resource.IotThingName ?? ""));
    const unread = inventory.unreadOf("device", region) ?? inventory.unreadOf("greengrass-core-device", region);
    const cores = inventory.all("greengrass-core-device", region).map(({ identity }) => identity.name);
    const left = devices.filter(({ resource }) => !cores.includes(resource.IotThingName ?? ""));
    const evidence = { path: "status", observed: status, expected: "INACTIVE or REVOKED" };
    if (left.length > 0) {
      const seen = left.map(({ identity, resource }) => ({
        path: `${identity.name}: LatestHeartbeat`,
        observed: resource.LatestHeartbeat ?? null,
        expected: "none: the service has ended",
      }));
      if (status !== "ACTIVE") return pass(evidence, ...seen);
      if (!unread) return fail(evidence, ...seen);
    }
    if (unread) return unknown(`Whose it is could not be read: ${whyUnread(unread)}.`);
    return notApplicable("No thing that has it is a device of Edge Manager alone.");
  },
  fix: (certificate, context) =>
    turnOff(
      certificate,
      context,
      `Turn ${context.identity.name} off, once you know that ${certificate.Things?.join(", ")} do nothing else for you: what still runs there needs another way in.`,
    ),
});
