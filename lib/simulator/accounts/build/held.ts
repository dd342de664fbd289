import * as client from "@aws-sdk/client-sagemaker";
import type { NormalizedSchema } from "@smithy/core/schema";
import type { SimulatedSageMaker } from "#lib/simulator/kinds/index.ts";
import { inputOf, memberNames, operationIn, outputOf } from "#lib/simulator/shapes.ts";
import type { Actor } from "./actors.ts";
import { made } from "./made.ts";
import type { Site } from "./site.ts";

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
  const operation = operationIn(client, create);
  if (!operation) throw new RangeError(`There is no ${create}.`);
  const fields: Readonly<Record<string, unknown>> = resource;
  const told = (schema: NormalizedSchema) =>
    Object.fromEntries(memberNames(schema).flatMap((name) => (name in fields ? [[name, fields[name]]] : [])));
  const at = fields.CreationTime ?? fields.CreateDate;
  if (!(at instanceof Date)) throw new RangeError(`The resource of ${create} does not say when it was made.`);
  const [request, response] = [told(inputOf(operation)), told(outputOf(operation))];
  // What is left is the resource: TypeScript does not see that of a generic type.
  return made(site, collection, resource as unknown as Held<C>, { by, at, operation: create, request, response });
}
