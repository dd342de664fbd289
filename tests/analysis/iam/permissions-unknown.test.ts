import { describe, expect, test } from "vitest";
import { borrowedRoles } from "#lib/analysis/iam/borrowed-roles.ts";
import { isAdministrator } from "#lib/analysis/iam/permissions.ts";
import type { Role } from "#lib/analysis/iam/role-policies.ts";
import { account } from "#tests/support/test-check.ts";
import { allow, answerOf, attached, deny, inRegion, role, when } from "./roles.ts";

const inline = (...statements: object[]) => answerOf({ inline: statements });
const ofOwner = when("aws:ResourceAccount", account);

describe("whether a role is administrator is unknown", () => {
  test.each(borrowedRoles.map(({ actions, on }) => [actions.join(" + "), actions, on] as const))(
    "with %s on anything: whose role that is, is not read",
    (_name, actions, on) => {
      expect(inline(allow([...actions]))).toBe("unknown");
      const service = actions[0].split(":")[0]?.replace("-instance-connect", "") ?? "";
      const inOneRegion = `arn:aws:${service}:eu-west-1:${account}:${on.split(/[:/]/)[0]}*`;
      expect(inline(allow(actions[0], inOneRegion), ...actions.slice(1).map((action) => allow(action)))).toBe(
        "unknown",
      );
      expect(inline(allow(actions[0], inOneRegion.replace("*", "?mine")), allow(actions.slice(1)))).toBe(false);
    },
  );

  test("with any role to assume: which let it is not read", () => {
    expect(isAdministrator(role({ inline: allow("sts:AssumeRole") }))).toMatchObject({
      answer: "unknown",
      reason: expect.stringMatching(
        /^By its policies the role may assume any role that lets it .* not read: Allow sts:AssumeRole on \*\.$/,
      ),
    });
    expect(inline(allow("sts:AssumeRole", `arn:aws:iam::${account}:role/other`))).toBe(false);
    expect(inline(allow("sts:AssumeRole"), deny("sts:AssumeRole", "*", ofOwner))).toBe(false);
  });

  test.each<[string, Parameters<typeof role>[0]]>([
    ["when a policy's document is missing", { inline: allow("s3:*"), managed: [attached("other")] }],
    ["when a policy cannot be understood", { managed: [{ ...attached("bad"), Document: "{" }] }],
    [
      "when a policy has statements without a resource",
      { managed: [{ ...attached("bad"), Document: '{"Statement":{"Effect":"Allow","Action":"*"}}' }] },
    ],
    [
      "when the boundary holds but a policy is missing",
      { inline: allow("*"), managed: [attached("other")], boundary: allow("s3:*") },
    ],
    ["when the boundary of an administrator is missing", { inline: allow("*"), boundary: "unread" }],
    ["when everything is allowed under a condition of the request", { inline: allow("*", "*", inRegion) }],
    ["when a way to administrator hangs on such a condition", { inline: allow("iam:AttachRolePolicy", "*", inRegion) }],
  ])("%s", (_name, parts) => {
    expect(answerOf(parts)).toBe("unknown");
  });

  test.each<[string, object]>([
    ["an empty role", {}],
    ["a role without the list of inline policies", { RolePolicyList: undefined }],
    ["a role without the list of attached policies", { AttachedManagedPolicies: undefined }],
    ["a role without an ARN", { Arn: undefined }],
  ])("for %s", (_name, more) => {
    const empty = Object.keys(more).length === 0 ? {} : { ...role({ inline: allow("s3:*") }), ...more };
    expect(isAdministrator(empty as Role).answer).toBe("unknown");
  });
});
