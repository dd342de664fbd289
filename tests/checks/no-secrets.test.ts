import { describe, expect, test } from "vitest";
import type { Check } from "#lib/checks/define.ts";
import { noSecrets } from "#lib/checks/no-secrets.ts";
import { secretPlaces } from "#lib/checks/secret-places.ts";
import type { SecretSighting } from "#lib/readings/reading.ts";
import { identity, inventoryOf, now, testCheck } from "#tests/support/test-check.ts";
import { noSecretsCheck, sighted } from "./sightings.ts";

const arn = "arn:aws:sagemaker:us-east-1:482915630174:x/subject-name";

function whenOf({ id, kind }: Check): string {
  const places: Readonly<Record<string, { when: string }>> = secretPlaces[kind as keyof typeof secretPlaces];
  return places[id.slice(kind.length + 1)]?.when ?? "";
}

for (const check of noSecrets) {
  const read = { [whenOf(check)]: arn };
  const at = check.id.endsWith("hyperparameters") ? "HyperParameters.x" : "Tags[0].Value";
  testCheck(check, {
    pass: { "read, and nothing sighted": { resource: read } },
    fail: {
      "a secret in a tag, or wherever else it stood": {
        resource: { ...read, Tags: [{ Key: "note", Value: "«redacted github-token 3f9a1c»" }] },
        secrets: [sighted(at, "github-token")],
      },
      "a secret in several places": {
        resource: read,
        secrets: [sighted(at, "jwt"), sighted(at.replace("Tags[0].Value", "Description"))],
      },
    },
    unknown: {
      "the answer is empty": { resource: {} },
      "a text that could not be scanned": { resource: read, secrets: [sighted(at, "unscanned")] },
    },
  });
}

function fixOf(id: string, resource: object, secrets: SecretSighting[], more: Parameters<typeof identity>[2] = {}) {
  const check = noSecretsCheck(id);
  const context = {
    identity: identity(check.kind, "churn", more),
    inventory: inventoryOf([]),
    now,
    secrets,
    options: {},
  };
  return check.fix(resource as never, context);
}

describe("the fix", () => {
  test("removes a tag in the way of the service that keeps it", () => {
    const resource = { Tags: [{ Key: "note", Value: "«redacted github-token 3f9a1c»" }] };
    const secrets = [sighted("Tags[0].Value", "github-token")];
    const vpc = fixOf("vpc/no-secrets", resource, secrets, { arn: "arn:aws:ec2:us-east-1:482915630174:vpc/vpc-0a1" });
    expect(vpc).toMatchObject({ mutability: "in-place" });
    expect(vpc.cli).toBe(`aws ec2 delete-tags --resources='["vpc-0a1"]' --tags='[{"Key":"note"}]' --region=us-east-1`);
    const role = fixOf("iam-role/no-secrets", resource, secrets, { arn: "arn:aws:iam::482915630174:role/churn" });
    expect(role.cli).toBe(`aws iam untag-role --role-name=churn --tag-keys='["note"]'`);
    expect(fixOf("endpoint/no-secrets", resource, secrets).cli).toMatch(/aws sagemaker delete-tags .*note/);
  });

  test("does not name a tag by the mark that took the place of its key", () => {
    const resource = { Tags: [{ Key: "«redacted github-token 3f9a1c»", Value: "x" }] };
    const fix = fixOf("vpc/no-secrets", resource, [sighted("Tags[0].Key", "github-token")]);
    expect(fix.cli ?? "").not.toContain("«");
    expect(fix.summary).toContain("churn");
  });

  test("leaves to their stack the tags that AWS set", () => {
    const resource = { Tags: [{ Key: "aws:cloudformation:stack-name", Value: "«redacted github-token 3f9a1c»" }] };
    const fix = fixOf("vpc/no-secrets", resource, [sighted("Tags[0].Value", "github-token")]);
    expect(fix.cli).toBeUndefined();
    expect(fix.summary).toContain("AWS does not change Tags[0].Value");
  });

  test("empties the description of the rule that holds it, and leaves the rule", () => {
    const rule = {
      IpProtocol: "tcp",
      FromPort: 22,
      ToPort: 22,
      IpRanges: [{ CidrIp: "10.0.0.0/8", Description: "x" }],
    };
    const resource = { GroupId: "sg-0a1", IpPermissions: [rule], IpPermissionsEgress: [rule] };
    const arn = "arn:aws:ec2:us-east-1:482915630174:security-group/sg-0a1";
    const path = "IpPermissionsEgress[0].IpRanges[0].Description";
    const fix = fixOf("security-group/no-secrets", resource, [sighted(path)], { arn });
    expect(fix.mutability).toBe("in-place");
    expect(fix.cli).toBe(
      `aws ec2 update-security-group-rule-descriptions-egress --group-id=sg-0a1 --ip-permissions='[{"IpProtocol":"tcp","FromPort":22,"ToPort":22,"IpRanges":[{"CidrIp":"10.0.0.0/8"}]}]' --region=us-east-1`,
    );
  });

  test("takes a repository out of the settings of Studio", () => {
    const UserSettings = {
      JupyterLabAppSettings: { CodeRepositories: [{ RepositoryUrl: "a" }, { RepositoryUrl: "b" }] },
    };
    const path = "UserSettings.JupyterLabAppSettings.CodeRepositories[1].RepositoryUrl";
    const fix = fixOf("user-profile/no-secrets", { DomainId: "d-1", UserProfileName: "ada", UserSettings }, [
      sighted(path),
    ]);
    expect(fix.mutability).toBe("in-place");
    expect(fix.cli).toContain(`--argjson drop '[["UserSettings","JupyterLabAppSettings","CodeRepositories",1]]'`);
    expect(fix.cli).toContain("aws sagemaker update-user-profile --cli-input-json=file://settings.json");
  });

  test("says of policies that they are written anew where they are", () => {
    const fix = fixOf("iam-role/no-secrets", {}, [sighted("RolePolicyList[0].PolicyDocument")]);
    expect(fix.mutability).toBe("in-place");
    expect(fix.summary).toContain("Write RolePolicyList[0].PolicyDocument of churn anew without it.");
  });

  test("lets a notebook ask for the credentials of its repository", () => {
    const resource = {
      NotebookInstanceStatus: "InService",
      DefaultCodeRepository: "https://svc:«redacted github-token 3f9a1c»@github.com/example/ml.git",
    };
    const fix = fixOf("notebook-instance/no-secrets", resource, [sighted("DefaultCodeRepository", "github-token")]);
    expect(fix.mutability).toBe("stop-update-start");
    expect(fix.cli).toContain("--default-code-repository=CODE_REPOSITORY");
    expect(fix.summary).toMatch(/in place of CODE_REPOSITORY\.$/);
    expect(fix.cli).not.toContain("«");
  });

  test("empties a description that can be changed", () => {
    const key = (KeyState: string) => fixOf("kms-key/no-secrets", { KeyState }, [sighted("Description")]);
    expect(key("Enabled").cli).toMatch(/^aws kms update-key-description --key-id=\S+ --description='' /);
    expect(key("PendingDeletion").cli).toBeUndefined();
    expect(key("PendingDeletion").summary).toContain("goes when churn is deleted");
  });
});
