import type { ResourceOf } from "#lib/inventory/kinds.ts";
import type { Reading } from "#lib/readings/reading.ts";
import type { Statement } from "./policy.ts";
import { anySession } from "./sessions.ts";

/**
 * The grants of a key as statements of its policy: each allows one grantee some calls, whatever his own policies say. Undefined when
 * they could not be read. Source: KMS developer guide, "Grants in AWS KMS".
 */
export function grantsOf(reading: Reading): Statement[] | undefined {
  if (reading.status !== "read" || reading.parts?.Grants?.status !== "read") return undefined;
  // The caller asks of keys alone, and the part that holds them was read.
  const { Grants } = reading.resource as ResourceOf<"kms-key", "Grants">;
  return Grants?.flatMap(({ GranteePrincipal: value = "", Operations = [], Constraints }, index): Statement[] => {
    if (!value.startsWith("arn:")) return [];
    return [
      {
        path: `Grants[${index}]`,
        effect: "Allow",
        actions: { listed: Operations.map((operation) => `kms:${operation}`), inverted: false },
        // As if it named the session itself: that a boundary limits it is not documented.
        principals: { listed: [{ type: "AWS", value: asSession(value) }], inverted: false },
        conditions: Constraints
          ? [{ operator: "StringEquals", key: "kms:encryptioncontext", values: ["as its grant constrains it"] }]
          : [],
      },
    ];
  });
}

/** Any session of the role that is named, or of which a session is. */
function asSession(arn: string): string {
  return anySession(
    arn.replace(/^arn:([\w-]+):iam::(\d{12}):role\/(?:.*\/)?([^/]+)$/, "arn:$1:sts::$2:assumed-role/$3/any"),
  );
}
