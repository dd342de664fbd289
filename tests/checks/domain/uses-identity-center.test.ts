import { expect, test } from "vitest";
import check from "#lib/checks/domain/uses-identity-center.ts";
import type { ResourceOf } from "#lib/inventory/kinds.ts";
import { account, identity, inventoryOf, now, testCheck } from "#tests/support/test-check.ts";

type Settings = NonNullable<NonNullable<ResourceOf<"domain">["DomainSettings"]>["UnifiedStudioSettings"]>;

const unified = (settings: Settings) => ({
  AuthMode: "IAM" as const,
  DomainId: "d-abc123",
  DomainSettings: {
    UnifiedStudioSettings: {
      DomainId: "dzd_4abcdefgh1234",
      DomainAccountId: account,
      StudioWebPortalAccess: "DISABLED" as const,
      ...settings,
    },
  },
});

const reasonOf = (settings: Settings) => {
  const context = { identity: identity("domain", "d"), inventory: inventoryOf([]), now, secrets: [] };
  return check.evaluate(unified(settings) as never, context);
};

test.each<[string, Settings, RegExp]>([
  ["one door", {}, /dzd_4abcdefgh1234.*datazone:GetDomain[^.]*\.$/],
  ["two doors", { StudioWebPortalAccess: "ENABLED" }, /Studio itself is a second door, by AuthMode IAM/],
  ["perhaps two", { StudioWebPortalAccess: undefined }, /may be a second door/],
  ["another account", { DomainAccountId: "111122223333" }, /account 111122223333 governs/],
])("%s: the reason says so", (_, settings, reason) => {
  expect(reasonOf(settings)).toEqual({ status: "unknown", reason: expect.stringMatching(reason) });
});

testCheck(check, {
  pass: {
    "an application of Identity Center": {
      resource: { AuthMode: "SSO", SingleSignOnApplicationArn: "arn:aws:sso::482915630174:application/a/b" },
    },
    "an older application, known by its instance": {
      resource: { AuthMode: "SSO", SingleSignOnManagedApplicationInstanceId: "ins-0a1" },
    },
  },
  fail: {
    "people come in through IAM": { resource: { AuthMode: "IAM", DomainId: "d-abc123" } },
    "SSO that leads to no application": { resource: { AuthMode: "SSO" } },
    "settings of Unified Studio that name no domain of it": {
      resource: {
        AuthMode: "IAM",
        DomainId: "d-abc123",
        DomainSettings: { UnifiedStudioSettings: { StudioWebPortalAccess: "ENABLED" } },
      },
    },
  },
  unknown: {
    "Unified Studio decides, whatever AuthMode says": { resource: unified({}) },
    "Unified Studio decides, also with SSO": {
      resource: { ...unified({}), AuthMode: "SSO", SingleSignOnApplicationArn: "arn:aws:sso::1:application/a/b" },
    },
    "Unified Studio beside a Studio that is still open": { resource: unified({ StudioWebPortalAccess: "ENABLED" }) },
    "Unified Studio of another account": { resource: unified({ DomainAccountId: "111122223333" }) },
    "Unified Studio, and AWS returned no AuthMode": { resource: { ...unified({}), AuthMode: undefined } },
    "AWS returned no AuthMode": { resource: { SingleSignOnApplicationArn: "arn:aws:sso::1:application/a/b" } },
    "the answer is empty": { resource: {} },
  },
});
