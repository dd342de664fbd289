import { expect, test } from "vitest";
import { leftOut } from "#lib/analysis/secrets/mark.ts";
import { membersOf, type Schema, schemasOf } from "#lib/aws/operation-schemas.ts";
import { everyCollector } from "#lib/inventory/kinds.ts";
import { withoutValues, withoutValuesAt } from "#lib/reports/settings-values.ts";

/** Maps of texts that hold no settings: names of steps, labels, words of AWS's own. A new one is looked at before it stands here. */
const others = new Set([
  ...["Aggregation", "Arguments", "Attributes", "AuthenticationRequestExtraParams", "CollectionParameters"],
  ...["CurrentLabels", "CustomerMetadataProperties", "DesiredLabels", "EncryptionContextEquals"],
  ...["EncryptionContextSubset", "Filling", "HeaderParameters", "HookParameters", "InputPathsMap", "LogDestination"],
  ...["Metadata", "OptimizationConfig", "ProfilingParameters", "QueryStringParameters", "RuleParameters"],
  ...["StandardsInput", "StatusDetails", "Tags", "UserPoolTags", "attributes", "dimensions", "resourceTags", "tags"],
]);

/** Where in the answers, and in the requests, of what is collected maps of texts stand. */
async function textMaps(): Promise<string[][]> {
  const found = new Map<string, string[]>();
  const actions = new Set(everyCollector().flatMap((collector) => collector.actions));
  for (const action of actions) {
    const output = (await schemasOf(action))?.output;
    if (output) mapsIn(output, [], new Set(), (path) => found.set(path.join("."), path));
  }
  return [...found.values()];
}

function mapsIn(schema: Schema, path: string[], seen: Set<string>, note: (path: string[]) => void): void {
  if (schema.isStructSchema()) {
    const name = schema.getName(true);
    if (seen.has(name ?? "")) return;
    for (const [member, own] of membersOf(schema)) mapsIn(own, [...path, member], new Set([...seen, name ?? ""]), note);
  } else if (schema.isListSchema()) mapsIn(schema.getValueSchema(), path, seen, note);
  else if (schema.isMapSchema()) {
    if (schema.getValueSchema().isStringSchema()) note(path);
    else mapsIn(schema.getValueSchema(), path, seen, note);
  }
}

/** What it holds at the path, with one entry. */
const holding = (path: readonly string[]): unknown =>
  path.reduceRight<unknown>((inner, field) => ({ [field]: inner }), { NAME: "a value" });

const lowered = (field: string) => field.charAt(0).toLowerCase() + field.slice(1);

test("every map of texts that is collected holds settings, and gives up their values, or is known to hold none", async () => {
  const maps = await textMaps();
  expect(maps.length).toBeGreaterThan(40);
  const unheard = new Set<string>();
  let settings = 0;
  for (const path of maps) {
    if (others.has(path.at(-1) ?? "")) continue;
    for (const one of [path, path.map(lowered)]) {
      const told = JSON.stringify(withoutValues(holding(one)));
      const at = JSON.stringify(withoutValuesAt(`${one.join(".")}.NAME`, "a value"));
      if (!told.includes(`"NAME":"${leftOut}"`) || at !== JSON.stringify(leftOut)) unheard.add(one.join("."));
      settings++;
    }
  }
  expect([...unheard]).toEqual([]);
  expect(settings).toBeGreaterThan(40);
});

test("what holds no settings stays as it is", async () => {
  for (const path of (await textMaps()).filter((one) => others.has(one.at(-1) ?? "")))
    if (!path.some((field) => /environment/i.test(field))) expect(withoutValues(holding(path))).toEqual(holding(path));
});
