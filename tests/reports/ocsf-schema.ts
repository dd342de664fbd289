import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

const ajv = new Ajv2020({ allErrors: true, strict: false });
addFormats.default(ajv);
const schemaOf = (of: string) =>
  ajv.compile(JSON.parse(readFileSync(`tests/reports/schemas/ocsf-1.8.0-${of}.schema.json`, "utf8")) as object);
const schemas = {
  compliance_finding: schemaOf("compliance_finding"),
  detection_finding: schemaOf("detection_finding"),
};

/** What OCSF's own schema of a class has against an event; nothing when it is one. */
export function faultsOf(event: unknown, of: keyof typeof schemas = "compliance_finding"): unknown[] {
  const fits = schemas[of];
  return fits(event)
    ? []
    : (fits.errors ?? []).map(({ instancePath, message, params }) => ({ instancePath, message, params }));
}
