// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are texts of shells and templates.
import { expect, test } from "vitest";
import { assignedSecrets } from "#lib/analysis/secrets/assignments.ts";
import { urlCredentials } from "#lib/analysis/secrets/url-credentials.ts";

const found = (text: string) => assignedSecrets(text).map(({ start, end }) => text.slice(start, end));

test.each([
  ["export DB_PASSWORD=hunter", "hunter"],
  ["DB_PASSWORD='correct horse'", "correct horse"],
  ["docker run -e API_TOKEN=abc123 x", "abc123"],
  ["train.py --api-key abcdef --epochs 3", "abcdef"],
  ["train.py --api-key=abcdef --epochs 3", "abcdef"],
  ["password: hunter", "hunter"],
  ["admin password:hunter2 for now", "hunter2"],
  ['{"password":"hunter2"}', "hunter2"],
  ['{\\"password\\": \\"hunter2\\"}', "hunter2"],
  ['password: str = "hunter2"', "hunter2"],
  ['os.environ["DB_PASSWORD"] = "hunter2"', "hunter2"],
  ['os.getenv("DB_PASSWORD", "hunter2")', "hunter2"],
  ["//packages.example.com/:_authToken=abc-123", "abc-123"],
  ["AccountName=x;AccountKey=a1b2c3==;EndpointSuffix=y", "a1b2c3=="],
  ["x?user=1&password=hunter&y=2", "hunter"],
  ['password="it\\"s 5ecret"', 'it\\"s 5ecret'],
  ['password="unterminated', "unterminated"],
  ["aws configure set aws_secret_access_key abc123", "abc123"],
  ['"password" :\n  "hunter2"', "hunter2"],
])("finds the secret in %j", (text, secret) => {
  expect(found(text)).toEqual([secret]);
});

test.each([
  "TOKEN=$(aws secretsmanager get-secret-value --secret-id prod/db --query SecretString)",
  "export DB_PASSWORD=${DB_PASSWORD}",
  'export DB_PASSWORD="$DB_PASSWORD"',
  "token = get_token()",
  "connect(password=password, token=self.token)",
  'token = os.environ["TOKEN"]',
  "password: str",
  "def login(user: str, password: Optional[str] = None):",
  "password = db_password",
  'if password == "": pass',
  "Password: see the wiki for it",
  "echo $PASSWORD | docker login --username x --password-stdin",
  "train.py --max-tokens 512 --tokenizer bert --token-type x",
  '"Action":["secretsmanager:GetSecretValue","sts:GetSessionToken"]',
  "arn:aws:secretsmanager:us-east-1:482915630174:secret:db-AbCdEf",
  'Unexpected token "abc" in JSON',
  '["password", "username"]',
  '"SecretArn":"arn:aws:secretsmanager:us-east-1:482915630174:secret:db"',
  "InvalidClientTokenId: the security token included in the request is invalid",
])("finds none in %j", (text) => {
  expect(found(text)).toEqual([]);
});

const inUrl = (text: string) => urlCredentials(text).map(({ start, end }) => text.slice(start, end));

test.each([
  ["postgres://etl:hunter@db:5432/x", "hunter"],
  ["mongodb+srv://etl:p@ss@cluster/x", "p@ss"],
  ["https://user:password@localhost/x", "password"],
  ["https://0123456789abcdefghij0123@dev.azure.com/org", "0123456789abcdefghij0123"],
  ["https://abc123:x-oauth-basic@github.com/a/b", "abc123"],
  ["redis://:hunter2@cache:6379", "hunter2"],
])("finds the credentials in %j", (text, secret) => {
  expect(inUrl(text)).toEqual([secret]);
});

test.each([
  "https://${USER}:${TOKEN}@github.com",
  "https://user:$TOKEN@github.com",
  "https://user:{token}@github.com",
  "ssh://git@github.com/a/b",
  "https://registry:4873/@scope/package",
  "s3://bucket/a@b",
  "mongodb://h1:27017,h2:27017/db?x=a@b",
])("finds no credentials in %j", (text) => {
  expect(inUrl(text)).toEqual([]);
});
