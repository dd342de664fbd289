import * as client from "@aws-sdk/client-sagemaker";
import type { NormalizedSchema } from "@smithy/core/schema";
import type { SimulatedSageMaker } from "#lib/simulator/kinds/index.ts";
import { inputOf, memberNames, operationIn, outputOf } from "#lib/simulator/shapes.ts";
import type { Actor } from "./actors.ts";
import type { Site } from "./site.ts";
import { record } from "./trail.ts";

type Held<C extends keyof SimulatedSageMaker> = SimulatedSageMaker[C][number];

/**
 * Puts a resource into the account and its making into the trail. Of the request and of its answer is told what the resource
 * has of them: enough for kinds that Describe says in the words of their Create.
 */
export function held<C extends keyof SimulatedSageMaker>(
  site: Site,
  collection: C,
  { by, create, ...resource }: { by: Actor; create: string } & Held<C>,
): Held<C> {
  // What is left is the resource: TypeScript does not see that of a generic type.
  const made = resource as unknown as Held<C>;
  const all: Held<C>[] = site.content.sagemaker[collection];
  all.push(made);
  const operation = operationIn(client, create);
  if (!operation) throw new RangeError(`There is no ${create}.`);
  const fields: Readonly<Record<string, unknown>> = resource;
  const told = (schema: NormalizedSchema) =>
    Object.fromEntries(memberNames(schema).flatMap((name) => (name in fields ? [[name, fields[name]]] : [])));
  const at = fields.CreationTime ?? fields.CreateDate;
  if (at instanceof Date) {
    const [request, response] = [told(inputOf(operation)), told(outputOf(operation))];
    record(site, { at, by, action: `sagemaker:${create}`, request, response });
  }
  return made;
}
