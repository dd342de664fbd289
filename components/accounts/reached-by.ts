import type { ShownConnection } from "#lib/store/views.ts";

/** By what an account is reached, in words. */
export function reachedBy(connection: ShownConnection): string {
  switch (connection.type) {
    case "demo":
      return "the simulated account of the demo";
    case "default":
      return "the credentials in Sagewarden’s environment";
    case "profile":
      return `the profile ${connection.profile}`;
    case "role":
      return `the role ${connection.roleArn}`;
    case "bundle":
      return "nothing and nobody";
  }
}
