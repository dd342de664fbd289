import { isAmong, isOfCodeCommit } from "#lib/analysis/repositories/places.ts";
import type { Inventory } from "#lib/inventory/inventory.ts";
import type { ResourceOf } from "#lib/inventory/kinds.ts";
import { fail, pass, unknownLookup, type Verdict } from "./verdicts.ts";

interface Named {
  path: string;
  /** An address, or the name of a registered repository. */
  repository: string;
}

export function repositoriesOf(notebook: ResourceOf<"notebook-instance">): Named[] {
  const { DefaultCodeRepository: own, AdditionalCodeRepositories: more = [] } = notebook;
  return [
    ...(own ? [{ path: "DefaultCodeRepository", repository: own }] : []),
    ...more.map((repository, at) => ({ path: `AdditionalCodeRepositories[${at}]`, repository })),
  ];
}

const expected =
  "a repository of CodeCommit, one that is registered with the secret that opens it, or one of trustedRepositories";

/**
 * Whether somebody of the account answers for a repository: by its place, or since it was registered with credentials. What
 * everyone may read without them may be anyone's.
 */
export function repositoryVerdict(
  { path, repository }: Named,
  inventory: Inventory,
  region: string,
  trusted: readonly string[],
): Verdict {
  if (/^https?:\/\//i.test(repository)) {
    const evidence = { path, observed: repository, expected };
    return isKnown(repository, trusted) ? pass(evidence) : fail(evidence);
  }
  const lookup = inventory.get("code-repository", repository, region);
  if (!lookup.found) return unknownLookup(lookup, `The repository ${repository}`);
  const { RepositoryUrl: url = "", SecretArn: secret } = lookup.resource.GitConfig ?? {};
  const named = { path, observed: `${repository}, registered ${secret ? "with" : "without"} a secret`, expected };
  const address = { path: `${repository}: GitConfig.RepositoryUrl`, observed: url || null, expected };
  return secret || isKnown(url, trusted) ? pass(named, address) : fail(named, address);
}

function isKnown(url: string, trusted: readonly string[]): boolean {
  const [, host = "", path = ""] = /^https:\/\/(?:[^/@]*@)?([^/:]+)(?::\d+)?(\/.*)?$/i.exec(url) ?? [];
  return isOfCodeCommit(host) || isAmong(host.toLowerCase() + path, trusted);
}
