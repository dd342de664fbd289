/** Policy documents as JSON text. Source: IAM user guide, "IAM JSON policy reference". */

export type Words = string | readonly string[];
export type Condition = Record<string, Record<string, Words>>;

export interface Statement {
  Sid?: string;
  Effect: "Allow" | "Deny";
  Principal?: "*" | Record<string, Words>;
  Action?: Words;
  NotAction?: Words;
  Resource?: Words;
  NotResource?: Words;
  Condition?: Condition;
}

export function policy(...statements: Statement[]): string {
  return JSON.stringify({ Version: "2012-10-17", Statement: statements });
}

export function allow(Action: Words, Resource: Words = "*", Condition?: Condition): Statement {
  return { Effect: "Allow", Action, Resource, ...(Condition && { Condition }) };
}

export function deny(Action: Words, Resource: Words = "*", Condition?: Condition): Statement {
  return { Effect: "Deny", Action, Resource, ...(Condition && { Condition }) };
}

function trust(Principal: Statement["Principal"], Action: Words, Condition?: Condition): Statement {
  return { Effect: "Allow", ...(Principal && { Principal }), Action, ...(Condition && { Condition }) };
}

/** A service role; `account` ties it to calls on behalf of this account (the confused-deputy guard). */
export function trustService(service: string, account?: string, actions: Words = "sts:AssumeRole"): string {
  const condition = account ? { StringEquals: { "aws:SourceAccount": account } } : undefined;
  return policy(trust({ Service: service }, actions, condition));
}

/** A role of a Studio: SageMaker passes the user profile on as source identity. */
export function trustStudio(account: string): string {
  return trustService("sagemaker.amazonaws.com", account, ["sts:AssumeRole", "sts:SetSourceIdentity"]);
}

export function trustSaml(provider: string): string {
  const condition = { StringEquals: { "SAML:aud": "https://signin.aws.amazon.com/saml" } };
  return policy(trust({ Federated: provider }, ["sts:AssumeRoleWithSAML", "sts:TagSession"], condition));
}

/** GitHub Actions; `subject` says which repository and branch, `*` in it is a wildcard. */
export function trustGithub(account: string, subject: string): string {
  return policy(
    trust(
      { Federated: `arn:aws:iam::${account}:oidc-provider/token.actions.githubusercontent.com` },
      "sts:AssumeRoleWithWebIdentity",
      {
        StringEquals: { "token.actions.githubusercontent.com:aud": "sts.amazonaws.com" },
        StringLike: { "token.actions.githubusercontent.com:sub": subject },
      },
    ),
  );
}

/** Principals of an account: people behind MFA, a partner with or without an external id. */
export function trustAws(principals: Words, condition?: Condition): string {
  return policy(trust({ AWS: principals }, "sts:AssumeRole", condition));
}

export const withMfa: Condition = { Bool: { "aws:MultiFactorAuthPresent": "true" } };

/** A repository's lifecycle policy. Source: Amazon ECR user guide, "Examples of lifecycle policies". */
export function keepNewest(count: number): string {
  const selection = { tagStatus: "any", countType: "imageCountMoreThan", countNumber: count };
  return JSON.stringify({ rules: [{ rulePriority: 1, selection, action: { type: "expire" } }] });
}
