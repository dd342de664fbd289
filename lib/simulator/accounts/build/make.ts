import type { SimulatedSageMaker } from "#lib/simulator/kinds/index.ts";
import type { Actor } from "./actors.ts";
import { made } from "./made.ts";
import type { Site } from "./site.ts";
import { tagsOf } from "./tags.ts";

type Collection = keyof SimulatedSageMaker;
type Resource<C extends Collection> = SimulatedSageMaker[C][number];

interface Making<C extends Collection> {
  by: Actor;
  at: Date;
  action: `sagemaker:Create${string}`;
  /** What was asked for: the resource has it as it is. */
  request: Partial<Resource<C>>;
  /** What AWS made of it; the call's answer is the ARN among it. */
  made: Partial<Resource<C>>;
  tags?: Record<string, string>;
}

/** A resource that is what was asked for and what AWS says besides, and the event of its creation: see made.ts. */
export function make<C extends Collection>(site: Site, into: C, making: Making<C>): Resource<C> {
  const { by, at, action, request, made: besides, tags } = making;
  const Tags = tags && tagsOf(tags);
  const resource = { CreationTime: at, ...request, ...besides, Tags } as Resource<C>;
  const response = Object.fromEntries(Object.entries(besides).filter(([field]) => field.endsWith("Arn")));
  const operation = action.slice("sagemaker:".length);
  return made(site, into, resource, { by, at, operation, request: { ...request, Tags }, response });
}
