import { idLike, uuidLike } from "../stand-ins.ts";
import type { Opaque, World } from "../world.ts";

/**
 * What may stand for something unknown of which the form is known: an id is an id, whichever it is, and nothing can be looked up by it.
 * Where values of a form differ in what checks make of them, each of the extremes is a world. Undefined where nothing will do.
 */
export function standInFor(field: string, opaque: Opaque, world: World): string | undefined {
  if (opaque.isMade || opaque.isSecret) return undefined;
  if (/^(?:SubnetIds?|Subnets)$/.test(field)) return idLike("subnet", opaque.id);
  if (/^(?:SecurityGroupIds?|SecurityGroups|Groups?|GroupId)$/.test(field)) return idLike("sg", opaque.id);
  if (field === "VpcId") return idLike("vpc", opaque.id);
  if (/KmsKey(?:Id|Arn)?$/.test(field)) {
    const which = world.choose(`${opaque.id} as a key`, ["a key", "a key of AWS"], opaque.what);
    return which === "a key" ? `arn:aws:kms:us-east-1:000000000000:key/${uuidLike(opaque.id)}` : "alias/aws/sagemaker";
  }
  return undefined;
}

/** An unknown range of addresses: one address of a private network, or all there are. */
export function rangeFor(opaque: Opaque, version: 4 | 6, world: World): string {
  const which = world.choose(`${opaque.id} as addresses`, ["one", "all"], opaque.what);
  if (version === 4) return which === "one" ? "10.255.255.254/32" : "0.0.0.0/0";
  return which === "one" ? "fd00::1/128" : "::/0";
}
