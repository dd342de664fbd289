import { defineCheck } from "../define.ts";
import { turnOff } from "../remedies/iot.ts";
import { fail, notApplicable, pass, unknown } from "../verdicts.ts";

export default defineCheck({
  id: "iot-certificate/has-one-holder",
  kind: "iot-certificate",
  title: "IoT certificate of edge devices is held by one device",
  failTitle: "IoT certificate of edge devices is held by several devices",
  severity: "medium",
  category: "edge",
  rationale:
    "Its key has been copied from device to device. Whoever gets at one can pass for all of them, nobody can tell which it was, and shutting it out shuts out the rest.",
  needs: [],
  controls: ["checklist:N-NEO-08", "nist-800-53-r5:IA-3"],
  references: [
    "https://docs.aws.amazon.com/iot-device-defender/latest/devguide/audit-chk-device-cert-shared.html",
    "https://docs.aws.amazon.com/iot/latest/developerguide/x509-client-certs.html",
  ],
  evaluate({ status, Things }) {
    if (!status || !Things?.length) return unknown("AWS returned no status, or no thing that has the certificate.");
    if (status !== "ACTIVE") return notApplicable(`The certificate opens nothing: its status is ${status}.`);
    const evidence = { path: "Things", observed: Things, expected: "one thing" };
    return Things.length === 1 ? pass(evidence) : fail(evidence);
  },
  fix: (certificate, context) =>
    turnOff(
      certificate,
      context,
      `Give each of ${certificate.Things?.join(", ")} a certificate of its own, made on the device, and turn ${context.identity.name} off once they use them.`,
    ),
});
