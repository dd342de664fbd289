import type { SimulatedSageMaker } from "#lib/simulator/kinds/index.ts";
import type { Actor } from "./actors.ts";
import type { Site } from "./site.ts";
import { tagsOf } from "./tags.ts";
import { record } from "./trail.ts";

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

/** A resource that is what was asked for and what AWS says besides, and the event of its creation. */
export function make<C extends Collection>(site: Site, into: C, making: Making<C>): Resource<C> {
  const { by, at, action, request, made, tags } = making;
  const Tags = tags && tagsOf(tags);
  const resource = { CreationTime: at, ...request, ...made, ...(Tags && { Tags }) } as Resource<C>;
  (site.content.sagemaker[into] as Resource<C>[]).push(resource);
  const arn = Object.entries(made).filter(([field]) => field.endsWith("Arn"));
  record(site, { at, by, action, request: { ...request, Tags }, response: Object.fromEntries(arn) });
  return resource;
}
