import { pascal } from "#lib/format.ts";
import { everyKind } from "#lib/inventory/kinds.ts";
import { setField } from "#lib/readings/set-field.ts";
import { Opaque, type Term, type Terms } from "../world.ts";
import { fieldsOf, type Manner, membersOf } from "./coerce.ts";
import type { Given, Shape } from "./define.ts";
import { type Difference, differences } from "./differences.ts";
import { fill } from "./fill.ts";
import { type Described, schemas } from "./schema.ts";

/** Every kind of SageMaker that a template can make: its settings have the names of AWS's answer, but for a few. */
export const sagemakerShapes: readonly Shape[] = everyKind().flatMap(({ kind, cloudFormation, terraform }) => {
  if (!(cloudFormation ?? terraform)?.match(/^(?:AWS::SageMaker::|aws_sagemaker_)/)) return [];
  const difference = differences[kind] ?? {};
  const noun = difference.noun ?? cloudFormation?.split("::").at(-1) ?? pascal(kind);
  const described = schemas.nouns[noun];
  if (!described) return [];
  return [
    {
      kind,
      ...(cloudFormation && { cloudFormation }),
      ...(terraform && { terraform }),
      shape: (given: Given) => ({ resource: shaped(noun, difference, described, given) }),
      written: (field: string) => writtenAs(difference, field),
    },
  ];
});

function shaped(
  noun: string,
  { renamed = {}, defaults, encode }: Difference,
  { takes, gives }: Described,
  { manner, names, settings, world }: Given,
): Terms {
  const aliases = { ...renamed, ...(manner === "terraform" && { name: `${noun}Name` }) };
  const encoded = encode?.(settings, manner, world) ?? settings;
  const resource = fieldsOf(gives, encoded, manner, world, aliases);
  const { Tags, tags } = settings;
  const tagged = tagsIn(Tags ?? tags, manner);
  if (tagged !== undefined) setField(resource, "Tags", tagged);
  const set = (field: string, term: Term) => {
    fill(resource, { [field]: term });
  };
  set(`${noun}Arn`, names.arn);
  set(`${noun}Name`, names.name);
  const members = [...membersOf(gives).values()].map(([name]) => name);
  if (members.includes(`${noun}Id`)) set(`${noun}Id`, names.id);
  defaults?.(resource, manner, world);
  const taken = new Set([...takes, ...Object.values(renamed)]);
  for (const member of members) {
    if (!taken.has(member)) set(member, new Opaque(`made ${member}`, member, { isMade: true }));
  }
  return resource;
}

/** Tags are no part of most answers, and shown all the same. */
function tagsIn(term: Term | undefined, manner: Manner): Term | undefined {
  if (manner === "cloudformation" || term === null || typeof term !== "object" || Array.isArray(term))
    return term ?? undefined;
  if (term instanceof Opaque) return term;
  return Object.entries(term as Terms).map(([Key, Value]): Terms => ({ Key, Value }));
}

function writtenAs({ renamed = {} }: Difference, field: string): string | undefined {
  return Object.keys(renamed).find((name) => renamed[name] === field);
}
