import { defineSignal } from "./define.ts";

export default defineSignal({
  id: "outdated-tls",
  title: "A call came over an outdated version of TLS",
  mark: "old TLS",
  plural: "calls over an outdated TLS",
  severity: "medium",
  rationale:
    "What is older than TLS 1.2 can be read or changed on the way, and a client that still speaks it has not been updated for years.",
  controls: ["nist-800-53-r5:SC-8(1)", "cis-controls-8.1:3.10"],
  references: ["https://docs.aws.amazon.com/sagemaker/latest/dg/infrastructure-security.html"],
  match({ tls }) {
    if (tls === null || !isOutdated(tls)) return undefined;
    const sentence = "AWS asks for TLS 1.2 at least, and recommends 1.3; this is older.";
    return { sentence, evidence: [{ path: "tlsDetails.tlsVersion", observed: tls }] };
  },
});

/** As CloudTrail writes versions: `TLSv1`, `TLSv1.1`, `TLSv1.2`. */
export function isOutdated(tls: string): boolean {
  return /^(SSL|TLSv1(\.[01])?$)/i.test(tls);
}
