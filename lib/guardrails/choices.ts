import { AppError } from "#lib/errors.ts";
import type { Choices } from "./statements.ts";

/** A role of one account or, with `*` there, of all. Its name begins with three letters that are none: `role/*` would be everybody. */
export const roleArn =
  /^arn:aws[a-z-]{0,12}:iam::([0-9]{12}|\*):role\/[A-Za-z0-9][A-Za-z0-9_+=.@/-]{2,60}[A-Za-z0-9_+=.@/*-]{0,400}$/;
export const subnetId = /^subnet-[0-9a-f]{8,17}$/;
/** More would hardly fit into a policy with its statements. */
const mostRoles = 10;
const mostSubnets = 100;

/**
 * What people chose for a pack.
 * @throws AppError `usage` for a role that is none, or would be anybody, and for what is no subnet
 */
export function choicesFrom(exceptRoles: readonly string[], subnets: readonly string[]): Choices {
  const role = exceptRoles.find((one) => !roleArn.test(one));
  if (role !== undefined) {
    throw new AppError(
      "usage",
      `"${role}" is no role that could be excepted.`,
      "It is the ARN of a role, like arn:aws:iam::*:role/break-glass; its name may end with *, and not be nothing else.",
    );
  }
  const subnet = subnets.find((one) => !subnetId.test(one));
  if (subnet !== undefined)
    throw new AppError("usage", `"${subnet}" is no id of a subnet.`, "It looks like subnet-0a1b2c3d.");
  if (exceptRoles.length > mostRoles) throw new AppError("usage", `At most ${mostRoles} roles can be excepted.`);
  if (subnets.length > mostSubnets) throw new AppError("usage", `At most ${mostSubnets} subnets can be named.`);
  return { exceptRoles, subnets };
}
