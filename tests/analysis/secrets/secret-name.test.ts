// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are texts of shells and templates.
import { expect, test } from "vitest";
import { literalIn } from "#lib/analysis/secrets/literal.ts";
import { readName } from "#lib/analysis/secrets/secret-name.ts";

test.each(
  (
    "DB_PASSWORD dbPassword DBPassword password passwd MYSQL_PWD db_pass SMTP_PASS passphrase SECRET client_secret " +
    "clientSecret SecretString API_KEY apiKey x-api-key WANDB_API_KEY PRIVATE_KEY SSH_PRIVATE_KEY signing_key " +
    "AccountKey SharedAccessKey credentials DB_CREDS GCP_CREDENTIALS_B64 TOKEN token HF_TOKEN hub_token githubToken " +
    "authtoken access_token AWS_SESSION_TOKEN SLACK_BOT_TOKEN CLIENT_TOKEN user_token API_TOKEN_VALUE PASSWORD_2 " +
    "DB_PASSWORD_PROD api_tokens model.api_key wandb/api-key --db-password"
  ).split(" "),
)("%s names a secret", (name) => {
  expect(readName(name)?.kind).toBe("named-secret");
});

test.each(["AWS_SECRET_ACCESS_KEY", "aws_secret_access_key", "secretAccessKey"])(
  "%s names an AWS secret key",
  (name) => {
    expect(readName(name)?.kind).toBe("aws-secret-key");
  },
);

test.each(
  (
    "max_token_length max_tokens num_tokens n_tokens tokenizer tokenizer_name token_type token_type_ids pad_token " +
    "bos_token eos_token unk_token mask_token sep_token cls_token padtoken special_tokens max_token text_token " +
    "image_token_index tokens_per_batch NextToken ContinuationToken ClientRequestToken clientToken idempotencyToken " +
    "HttpTokens BillableTokenCount SECRET_ARN SecretArn DB_SECRET_NAME password_length PasswordPolicy " +
    "PASSWORD_FILE TOKEN_URL token_endpoint AWS_WEB_IDENTITY_TOKEN_FILE CredentialsProviderArn AWS_ACCESS_KEY_ID " +
    "KmsKeyId KMS_MASTER_KEY CustomerMasterKeySpec public_key SortKey primary_key Key KeyManager num_pass multi_pass " +
    "token.actions.githubusercontent.com:sub secretsmanager:ResourceTag/team compass bypass subjectFromWebIdentityToken"
  ).split(" "),
)("%s names no secret", (name) => {
  expect(readName(name)).toBeUndefined();
});

test.each(
  (
    "PasswordUpdated PasswordRecoveryRequested password_changed_at PasswordLastSet secret_rotated_by TOKEN_ISSUED " +
    "api_key_exists HasPassword RequireSecret PASSWORD_RESET credentials_expired"
  ).split(" "),
)("%s tells of a secret, and holds one where the value looks like one", (name) => {
  expect(readName(name)?.needs).toBe("made");
});

test.each(["PASSWORD_ENCRYPTED", "password_hashed", "secret_shared", "SECRET_SEED", "reset_token"])(
  "%s is a secret itself",
  (name) => {
    expect(["any", "no-word"]).toContain(readName(name)?.needs);
  },
);

const awsExample = ["wJalrXUtnFEMI", "K7MDENG", "bPxRfiCYEXAMPLEKEY"].join("/");

test.each([
  "",
  " ",
  "None",
  "null",
  "true",
  "False",
  "disabled",
  "1",
  "0.95",
  "1e-5",
  "12345",
  "****",
  "xxxx",
  "n/a",
  "<pad>",
  "[MASK]",
  "<your-token>",
  "YOUR_API_KEY",
  "${DB_PASSWORD}",
  "$DB_PASSWORD",
  "$(cat /run/secrets/db)",
  "{{resolve:ssm-secure:db:1}}",
  "arn:aws:secretsmanager:us-east-1:482915630174:secret:db-AbCdEf",
  "arn:aws:ssm:us-east-1:482915630174:parameter/db",
  "ssm:///prod/db/password",
  "ssm:/prod/db/password",
  "/prod/db/password",
  "/run/secrets/db",
  "~/.netrc",
  "./token.txt",
  "s3://bucket/secrets/db.json",
  "secretsmanager://prod/db",
  "https://auth.internal/token",
  "2026-11-22T12:00:00Z",
  '"None"',
  "HIDDEN_DUE_TO_SECURITY_REASONS",
  "alias/my-key",
  awsExample,
  "ab",
  "changeme",
  "your-api-key-here",
  "hf_xxxxxxxx",
  "OPENAI_API_KEY",
  "db_password",
  "$db_password",
  "os.environ['TOKEN']",
  "process.env.TOKEN",
  "op://vault/item/field",
  "sha256:0a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f9",
])("%j is no secret, whatever it is called", (value) => {
  expect(literalIn(value, "DB_PASSWORD")).toBeUndefined();
});

test.each([
  "hunter2",
  "123456",
  "password",
  "$ecret",
  "a/b",
  "prod/db/main",
  `/${"aB3".repeat(13)}`,
  "correct horse battery",
])("%j is a secret under the name of one", (value) => {
  expect(literalIn(value, "DB_PASSWORD")).toEqual({ start: 0, end: value.length });
});

test("only what calls itself a secret may be the path of one in a secret manager", () => {
  expect(literalIn("prod/db/main", "DB_SECRET")).toBeUndefined();
  expect(literalIn("prod/db/main", "DB_PASSWORD")).toBeDefined();
});

test.each([
  ['"hunter2"', "hunter2"],
  ['  \\"hunter2\\" ', "hunter2"],
  ["Bearer hunter2two", "hunter2two"],
  ["'hunter2", "'hunter2"],
])("of %j only %j is the secret", (value, secret) => {
  const part = literalIn(value, "TOKEN");
  expect(value.slice(part?.start, part?.end)).toBe(secret);
});
