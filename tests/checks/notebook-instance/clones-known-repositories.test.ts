import check from "#lib/checks/notebook-instance/clones-known-repositories.ts";
import { inventoryOf, reading, testCheck, unread } from "#tests/support/test-check.ts";

const notebook = (DefaultCodeRepository?: string, AdditionalCodeRepositories?: string[]) => ({
  NotebookInstanceName: "nb",
  NotebookInstanceStatus: "Stopped" as const,
  DefaultCodeRepository,
  AdditionalCodeRepositories,
});
const repository = (name: string, RepositoryUrl: string, SecretArn?: string) =>
  reading("code-repository", name, { CodeRepositoryName: name, GitConfig: { RepositoryUrl, SecretArn } });
const inventory = inventoryOf([
  repository(
    "ours",
    "https://github.com/northwind/models.git",
    "arn:aws:secretsmanager:us-east-1:482915630174:secret:git",
  ),
  repository("theirs", "https://github.com/someone/scratch.git"),
  repository("codecommit", "https://git-codecommit.us-east-1.amazonaws.com/v1/repos/models"),
  unread("code-repository", "dark"),
]);
const codecommit = "https://git-codecommit.eu-west-1.amazonaws.com/v1/repos/models";
const options = { trustedRepositories: ["git.example.com", "github.com/northwind"] };
const sure = { without: ["code-repository"] as const, because: "the address itself says it" };

testCheck(check, {
  pass: {
    "registered with a secret": { resource: notebook("ours"), inventory },
    "CodeCommit, registered or not": { resource: notebook("codecommit", [codecommit]), inventory },
    "CodeCommit by its address": { resource: notebook(codecommit), inventory, sure },
    "a host of one's own": { resource: notebook("https://git.example.com/a/b.git"), inventory, options, sure },
    "an organization of one's own": { resource: notebook("https://github.com/northwind/x"), inventory, options, sure },
  },
  fail: {
    "a repository of anyone": { resource: notebook("https://github.com/someone/scratch.git"), inventory },
    "among additional ones": { resource: notebook("ours", ["ours", "https://github.com/x/y"]), inventory },
    "registered without a secret": { resource: notebook("theirs"), inventory },
    "another organization that begins alike": {
      resource: notebook("https://github.com/northwind-fake/x"),
      inventory,
      options,
    },
    "a host that only begins alike": { resource: notebook("https://git.example.com.evil.org/x"), inventory, options },
    "a name of the host before an @": { resource: notebook("https://git.example.com@evil.org/x"), inventory, options },
    "plain HTTP, also of CodeCommit": {
      resource: notebook("http://git-codecommit.us-east-1.amazonaws.com/x"),
      inventory,
    },
  },
  notApplicable: { "it clones nothing": { resource: notebook(), inventory, sure } },
  unknown: {
    "the answer is empty": { resource: {} },
    "a repository that was not read": { resource: notebook("dark"), inventory },
    "a repository that is not there": { resource: notebook("gone"), inventory },
  },
});
