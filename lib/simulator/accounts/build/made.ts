import type { SimulatedSageMaker } from "#lib/simulator/kinds/index.ts";
import type { Actor } from "./actors.ts";
import { present } from "./present.ts";
import type { Site } from "./site.ts";
import { record } from "./trail.ts";

type Collection = keyof SimulatedSageMaker;

interface Making {
  by: Actor;
  at: Date;
  /** `CreateDeviceFleet` */
  operation: string;
  request: object;
  response?: object;
}

/** Puts a resource that needs no more telling than its fields into the region, and its making into the trail. */
export function made<C extends Collection>(
  site: Site,
  collection: C,
  resource: SimulatedSageMaker[C][number],
  { by, at, operation, request, response }: Making,
): SimulatedSageMaker[C][number] {
  const one = present(resource);
  // The collection of this name holds resources of this type.
  (site.content.sagemaker[collection] as SimulatedSageMaker[C][number][]).push(one);
  record(site, { at, by, action: `sagemaker:${operation}`, request: present(request), ...(response && { response }) });
  return one;
}
