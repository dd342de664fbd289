import { existsSync, readFileSync } from "node:fs";
import { Ajv } from "ajv";
import addFormats from "ajv-formats";

/** OASIS's schema is not part of the repository: a test that asks it is skipped, by name, where it is not beside it. */
export const schemaFile = "../shared/schemas/sarif-2.1.0.schema.json";
export const hasSchema = existsSync(schemaFile);

/** What the schema has against a log; nothing when it is one. */
export function faultsFinder(): (log: unknown) => unknown[] {
  // Draft 4, of which it uses nothing that draft 7 reads otherwise.
  const { $schema: _, id: __, ...schema } = JSON.parse(readFileSync(schemaFile, "utf8")) as Record<string, unknown>;
  const ajv = new Ajv({ allErrors: true, strict: false });
  addFormats.default(ajv);
  const fits = ajv.compile(schema);
  return (log) => (fits(log) ? [] : (fits.errors ?? []));
}

/** What tests look at. */
export interface SarifLog {
  runs: [Run, ...Run[]];
}

interface Result {
  ruleId: string;
  ruleIndex: number;
  kind: string;
  level: string;
  message: { text: string };
  locations: { physicalLocation?: object; logicalLocations: { fullyQualifiedName: string }[] }[];
  partialFingerprints: Record<string, string>;
}

interface Run {
  automationDetails: { id: string };
  invocations: {
    executionSuccessful: boolean;
    startTimeUtc: string;
    toolExecutionNotifications: { level: string; message: { text: string } }[];
  }[];
  results: Result[];
  tool: { driver: { rules: { id: string; properties: { tags: string[]; "security-severity"?: string } }[] } };
  properties: { verdicts: Record<string, number> };
}
