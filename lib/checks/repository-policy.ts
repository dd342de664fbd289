interface Repository {
  repositoryArn?: string | undefined;
  Policy: string | null | undefined;
}

/** The policy of a repository of ECR, as checks of resource policies take it. */
export function policyOf({ repositoryArn, Policy }: Repository) {
  return { repositoryArn, ResourcePolicy: Policy, field: "Policy", meansItsOwn: true };
}
