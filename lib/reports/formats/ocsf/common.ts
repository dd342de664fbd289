import type { Severity } from "#lib/checks/define.ts";
import { wordsOf } from "#lib/format.ts";

/* What findings of every class have. Source: OCSF 1.8.0, https://schema.ocsf.io/1.8.0 */

const severityIds: Record<Severity, number> = { info: 1, low: 2, medium: 3, high: 4, critical: 5 };

export function severityOf(severity: Severity) {
  return {
    severity_id: severityIds[severity],
    severity: severity === "info" ? "Informational" : wordsOf(severity),
  };
}

/** `uid`: of this telling of it. `code`: of the check or the signal. */
export function metadataOf(
  { name, version }: { name: string; version: string },
  { uid, code }: { uid: string; code: string },
) {
  return {
    version: "1.8.0",
    profiles: ["cloud"],
    product: { name: "Sagewarden", vendor_name: "Sagewarden", uid: name, version },
    uid,
    event_code: code,
  };
}

export function accountOf(uid: string) {
  return { uid, type: "AWS Account", type_id: 10 };
}
