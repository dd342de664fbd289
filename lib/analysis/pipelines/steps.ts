import { isVariable, pipelineDefinition, resolved } from "#lib/readings/pipeline-definition.ts";

/** Where something stands in a definition: `["Steps", 2, "Arguments"]`. */
export type Place = readonly (string | number)[];

/** What a step has SageMaker launch or make; a tuning step launches jobs of each of its definitions. */
export interface Launch {
  place: Place;
  /** The request as the definition has it. */
  request: unknown;
  /** Where in the request its VpcConfig stands; undefined for what has none of its own. */
  vpc?: Place;
  /** Where in the request its instances and their volumes are described. */
  cluster?: Place;
  /** Those of the pipeline. */
  parameters: readonly unknown[];
}

export interface Steps {
  launches: Launch[];
  /** Why it cannot be said of some steps what they launch, as clauses. */
  unclear: string[];
}

const processing = { vpc: ["NetworkConfig", "VpcConfig"], cluster: ["ProcessingResources", "ClusterConfig"] };

/**
 * Types of steps whose arguments are a documented request. A transform job lives where its model does.
 * Source: pipeline definition JSON schema; SageMaker Python SDK, sagemaker.workflow.
 */
const launching = new Map<unknown, Pick<Launch, "vpc" | "cluster">>([
  ["Training", { vpc: ["VpcConfig"], cluster: ["ResourceConfig"] }],
  ["Processing", processing],
  ["ClarifyCheck", processing],
  ["QualityCheck", processing],
  ["Transform", { cluster: ["TransformResources"] }],
  ["Tuning", { vpc: ["VpcConfig"] }],
  ["Model", { vpc: ["VpcConfig"] }],
]);
const launchingNothing: ReadonlySet<unknown> = new Set(["RegisterModel", "Lambda", "Callback", "Fail", "EMR"]);

/** What the steps of a pipeline launch, those within conditions and loops included; undefined when that cannot be read. */
export function stepsOf(text: string | undefined): Steps | undefined {
  const definition = pipelineDefinition(text);
  if (!definition) return undefined;
  const steps: Steps = { launches: [], unclear: [] };
  for (const [at, step] of definition.steps.entries()) read(step, ["Steps", at], definition.parameters, steps);
  return steps;
}

function read(step: unknown, place: Place, parameters: readonly unknown[], into: Steps): void {
  const { Type: type, Arguments: request } = fieldsOf(step);
  if (launchingNothing.has(type)) return;
  const settings = launching.get(type);
  if (settings) {
    const launches = requestsIn(type, request, [...place, "Arguments"]).map((one) => ({
      ...(type === "Tuning" ? { ...settings, cluster: [tunedResources(one.request)] } : settings),
      ...one,
      parameters,
    }));
    into.launches.push(...launches);
    if (launches.length === 0) into.unclear.push(`${pathOf(place)} has no arguments that say what it launches`);
    return;
  }
  const within = [...stepsWithin(step, place)];
  for (const one of within) read(one.step, one.place, parameters, into);
  // A loop whose body is nowhere to be seen launches something all the same.
  if (type === "Condition" || (type === "ForEach" && within.length > 0)) return;
  into.unclear.push(`${pathOf(place)} is a step of type ${type}, and it is not known what such a step launches`);
}

function requestsIn(type: unknown, request: unknown, place: Place): Pick<Launch, "request" | "place">[] {
  if (typeof request !== "object" || request === null) return [];
  if (type !== "Tuning") return [{ request, place }];
  const { TrainingJobDefinition: one, TrainingJobDefinitions: several } = fieldsOf(request);
  return [
    ...(one === undefined ? [] : [{ request: one, place: [...place, "TrainingJobDefinition"] }]),
    ...(Array.isArray(several) ? several : []).map((definition: unknown, at) => ({
      request: definition,
      place: [...place, "TrainingJobDefinitions", at],
    })),
  ];
}

/** Which of two fields says what tuned jobs run on. Source: API reference, HyperParameterTrainingJobDefinition. */
function tunedResources(definition: unknown): string {
  const newer = "HyperParameterTuningResourceConfig";
  return newer in fieldsOf(definition) ? newer : "ResourceConfig";
}

/** The outermost steps inside of a step: in what is called `…Steps`, wherever that stands. */
function* stepsWithin(value: unknown, place: Place): Generator<{ step: unknown; place: Place }> {
  for (const [field, child] of Object.entries(fieldsOf(value))) {
    const at = [...place, Array.isArray(value) ? Number(field) : field];
    if (!/Steps?$/.test(field) || typeof child !== "object") yield* stepsWithin(child, at);
    else if (Array.isArray(child)) yield* child.map((step: unknown, index) => ({ step, place: [...at, index] }));
    else if (child !== null) yield { step: child, place: at };
  }
}

/** A setting of what is launched. What an execution alone knows is an OpenValue. */
export interface Setting {
  /** `Steps[2].Arguments.VpcConfig`. */
  path: string;
  value: unknown;
  /** The parameters whose defaults are in the value. */
  defaults: ReadonlySet<string>;
}

export function settingOf({ place, request, parameters }: Launch, at: Place): Setting {
  let value = request;
  for (const field of at) {
    // A variable stands for all that is below it.
    if (typeof value !== "object" || value === null || isVariable(value)) break;
    value = Object.hasOwn(value, field) ? fieldsOf(value)[field] : undefined;
  }
  const defaults = new Set<string>();
  return { path: pathOf([...place, ...at]), value: resolved(value, parameters, defaults), defaults };
}

function pathOf(place: Place): string {
  return place.map((part, at) => (typeof part === "number" ? `[${part}]` : at === 0 ? part : `.${part}`)).join("");
}

export function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}
