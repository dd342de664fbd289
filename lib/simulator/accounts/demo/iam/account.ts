import type { SimulatedAccount } from "#lib/simulator/account.ts";
import { credential } from "#lib/simulator/accounts/build/credentials.ts";
import { day, type Frame } from "#lib/simulator/accounts/build/site.ts";
import { aliases, oidcProviders, passwordPolicies, samlProviders } from "#lib/simulator/shelves/iam.ts";
import { accountBlocks } from "#lib/simulator/shelves/s3-control.ts";

/** How people and machines get into the account, and what holds for all of it. */
export function accountSettings(account: SimulatedAccount, frame: Frame): void {
  aliases.put(account, { alias: "northwind-ml" });
  passwordPolicies.put(account, {
    MinimumPasswordLength: 8,
    RequireSymbols: false,
    RequireNumbers: true,
    RequireUppercaseCharacters: false,
    RequireLowercaseCharacters: true,
    AllowUsersToChangePassword: true,
    ExpirePasswords: false,
  });
  // The growth team's open bucket kept the account from more.
  accountBlocks.put(account, {
    BlockPublicAcls: true,
    IgnorePublicAcls: false,
    BlockPublicPolicy: false,
    RestrictPublicBuckets: false,
  });
  signIns(account, frame);
  providers(account, frame);
}

function signIns(account: SimulatedAccount, frame: Frame): void {
  const person = (user: string) => credential(account, frame, { user, mfa: "app", password: { changedDaysAgo: 120 } });
  // A key from the account's first week, which nobody dares to delete.
  credential(account, frame, {
    mfa: "app",
    password: { changedDaysAgo: 900 },
    keys: [{ rotatedDaysAgo: 2270, usedDaysAgo: 1630, usedFor: "s3" }],
  });
  for (const name of ["aoife.byrne", "lars.holm", "ines.moreau", "kwame.boateng", "sam.weaver"]) {
    person(name);
  }
  credential(account, frame, {
    user: "grace.okafor",
    mfa: "key",
    password: { changedDaysAgo: 45 },
  });
  credential(account, frame, {
    user: "sofia.rossi",
    mfa: "app",
    password: { changedDaysAgo: 300 },
    keys: [{ rotatedDaysAgo: 410, usedDaysAgo: 280, inactive: true }],
  });
  credential(account, frame, {
    user: "oskar-intern",
    mfa: "none",
    // Set by the intern on the second day; the first one was a colleague's.
    password: { changedDaysAgo: 65 },
    keys: [{ rotatedDaysAgo: 60 }],
  });
  credential(account, frame, {
    user: "svc-airflow",
    mfa: "none",
    keys: [{ rotatedDaysAgo: 1890 }, { rotatedDaysAgo: 1200 }],
  });
  credential(account, frame, {
    user: "break-glass",
    mfa: "none",
    // Nobody ever signed in with it.
    password: { changedDaysAgo: 1400 },
  });
}

function providers(account: SimulatedAccount, { account: id, partition, now }: Frame): void {
  const inDays = (days: number) => new Date(now.getTime() + days * day);
  const saml = (name: string, created: number, valid: number) =>
    samlProviders.put(account, {
      Arn: `arn:${partition}:iam::${id}:saml-provider/${name}`,
      SAMLMetadataDocument: `<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://${name}.example"/>`,
      CreateDate: inDays(-created),
      ValidUntil: inDays(valid),
      AssertionEncryptionMode: "Allowed",
    });
  saml("AWSSSO_8f1c2a7d5e904b63_DO_NOT_DELETE", 1100, 35_000);
  saml("okta", 700, 23);
  saml("adfs-headquarters", 2200, -140);
  const oidc = (issuer: string, ClientIDList: string[], created: number) =>
    oidcProviders.put(account, {
      Arn: `arn:${partition}:iam::${id}:oidc-provider/${issuer}`,
      Url: issuer,
      ClientIDList,
      ThumbprintList: ["6938fd4d98bab03faadb97b34396831e3780aea1"],
      CreateDate: inDays(-created),
    });
  oidc("token.actions.githubusercontent.com", ["sts.amazonaws.com"], 640);
  oidc("gitlab.northwind-analytics.example", ["sts.amazonaws.com", "https://gitlab.northwind-analytics.example"], 1300);
}
