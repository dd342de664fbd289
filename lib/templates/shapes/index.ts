import type { Shape } from "./define.ts";
import { iamRoleShape } from "./iam-role.ts";
import { kmsKeyShape } from "./kms-key.ts";
import { sagemakerShapes } from "./sagemaker.ts";
import { securityGroupShape } from "./security-group.ts";
import { vpcEndpointShape } from "./vpc-endpoint.ts";

const shapes: readonly Shape[] = [...sagemakerShapes, iamRoleShape, kmsKeyShape, securityGroupShape, vpcEndpointShape];

const byType: ReadonlyMap<string, Shape> = new Map(
  shapes.flatMap((shape) =>
    [shape.cloudFormation, shape.terraform].flatMap((type) => (type ? [[type, shape] as const] : [])),
  ),
);

/** How to judge a resource of a type; undefined for one of which no check asks. */
export function shapeOf(type: string): Shape | undefined {
  return byType.get(type);
}
