import { hasMark } from "#lib/analysis/secrets/mark.ts";
import type { ResourceOf } from "#lib/inventory/kinds.ts";
import type { CheckContext } from "../define.ts";
import type { Fix } from "../fixes.ts";
import { changePipeline } from "./pipeline.ts";
import { isRemovable, keepInSecretsManager, nameOf, type Place, rotateFirst } from "./secrets.ts";

/** What UpdatePipeline can write anew besides the definition. */
const texts = ["PipelineDescription", "PipelineDisplayName"] as const;

/** Rotate, move to Secrets Manager, and write the definition without it. Earlier versions cannot be changed. */
export function pipelineWithoutSecrets(pipeline: ResourceOf<"pipeline">, context: CheckContext): Fix {
  const places = [...marked(parsed(pipeline.PipelineDefinition))];
  const named = places.filter((place) => !place.some((step) => hasMark(String(step))));
  const drop = named.filter(isDroppable);
  const others = [
    ...named.filter((place) => !isDroppable(place)),
    ...texts.filter((field) => hasMark(pipeline[field] ?? "")),
  ];
  const wordFor = (at: number) => (others.length > 1 ? `NEW_TEXT_${at + 1}` : "NEW_TEXT");
  const chosen = others.map((where, at) => ({ where, word: wordFor(at) }));
  const isWhole = named.length === places.length && parsed(pipeline.PipelineDefinition) !== undefined;
  return changePipeline(context, {
    summary: `${rotateFirst} Earlier versions of the pipeline and the jobs of past executions go on showing it.${drop.some(isDefault) ? askedFor : ""}`,
    edits: chosen.flatMap(({ where, word }) => (typeof where === "string" ? [] : [{ at: where, set: word }])),
    drop,
    fields: Object.fromEntries(chosen.flatMap(({ where, word }) => (typeof where === "string" ? [[where, word]] : []))),
    before: [
      ...keepInSecretsManager([...new Set(drop.map(nameOf))], undefined, context),
      { comment: "The role of each step that reads it needs secretsmanager:GetSecretValue on that secret." },
    ],
    byHand: isWhole ? [] : ["Take what is left of the secret out of PipelineDefinition in pipeline.json by hand."],
  });
}

/** What a definition is whole without. */
function isDroppable(place: Place): boolean {
  return isRemovable(place) || isDefault(place);
}

function isDefault(place: Place): boolean {
  return place[0] === "Parameters" && place.at(-1) === "DefaultValue";
}

const askedFor = " A parameter that loses its default must be given whenever an execution is started.";

function parsed(definition: string | undefined): unknown {
  try {
    return JSON.parse(definition ?? "");
  } catch {
    return undefined;
  }
}

/** Where a secret was taken out: of a text, or of the name of a field. */
function* marked(value: unknown, place: Place = []): Generator<Place> {
  if (typeof value === "string" && hasMark(value)) yield place;
  if (typeof value !== "object" || value === null) return;
  for (const [field, child] of Object.entries(value)) {
    const at = [...place, Array.isArray(value) ? Number(field) : field];
    if (hasMark(field)) yield at;
    else yield* marked(child, at);
  }
}
