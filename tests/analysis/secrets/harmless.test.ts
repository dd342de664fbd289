// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are texts of shells and templates.
import fc from "fast-check";
import { expect, test } from "vitest";
import { redactReadings } from "#lib/analysis/secrets/readings.ts";
import { createRedactor } from "#lib/analysis/secrets/redact.ts";
import { collectors } from "#lib/collectors/index.ts";
import type { Reading } from "#lib/inventory/reading.ts";

const redactor = createRedactor({ salt: "test salt" });

/** What stands in real accounts and is no secret, though it looks or is called a little like one. */
const harmless = [
  "initializer_token=toy",
  "class_token",
  "class_token=[CLS]",
  "pad_token=<pad>",
  "eos_token=</s>",
  "placeholder_token=<my-concept>",
  "api_key_env=OPENAI_API_KEY",
  "token_type=bearer",
  "max_new_tokens=512",
  'api_key=os.environ["X"]',
  "api_key=$API_KEY",
  "api_key=${API_KEY}",
  "password={{resolve:secretsmanager:prod/db:SecretString:password}}",
  "secret_arn=arn:aws:secretsmanager:us-east-1:482915630174:secret:prod/db-a1B2c3",
  "arn:aws:secretsmanager:us-east-1:482915630174:secret:db-a1B2c3",
  "arn:aws:kms:us-east-1:111122223333:key/11111111-2222-3333-4444-555555555555",
  "kms_key=1234abcd-12ab-34cd-56ef-1234567890ab",
  "kms_key_id=1234abcd-12ab-34cd-56ef-1234567890ab",
  "s3://bucket/secrets/token.json",
  "password=changeme",
  "token=<your-token>",
  "secret=xxxx",
  "api_key=xxxxxxxxxxxxxxxx",
  `763104351884.dkr.ecr.us-east-1.amazonaws.com/pytorch@sha256:${"0a1b2c3d4e5f6071".repeat(4)}`,
  "git commit 3f9c1d7be2a84560b1c9d8e7f6a5b4c33f9c1d7b",
  "job 3f9c1d7b-e2a8-4560-b1c9-d8e7f6a5b4c3",
  "sort_key=created_at",
  "primary_key=id",
  "partition_key=2026-11-01",
  "public_key=ssh-rsa AAAAB3NzaC1yc2E",
  "monkey=banana1",
  "keyboard=qwerty1",
  "tokenizer=bert-base-uncased",
  "token_embedding_dim=768",
  "use_auth_token=True",
  "--token-type x",
  "password: str",
  "def login(user, password):",
  "token = get_token()",
  "secretsmanager:GetSecretValue",
  "sts:GetSessionToken",
  "iam:PassRole",
  "Password: see the wiki for it",
  "token = tokenizer.encode(text)",
  'tokens = text.split(" ")',
  "secret_name=prod/churn/db",
  "SECRET_ID=prod/db",
  "password_file=/run/secrets/db",
  "GOOGLE_APPLICATION_CREDENTIALS=/opt/ml/creds.json",
  "AWS_WEB_IDENTITY_TOKEN_FILE=/var/run/secrets/token",
  "token_url=https://auth.internal/token",
  "PWD=/home/ec2-user",
  "pass_through=true",
  "passes=3",
  "num_passes=12",
  "bypass=1",
  "compass=north",
  "key=value",
  "s3_key=data/part-0001.parquet",
  "cache_key=churn-v2",
  "feature_key=age",
  "label_key=target1",
  "object_key=models/2026/11/model.tar.gz",
  "idempotency_key=3f9c1d7be2a84560b1c9d8e7f6a5b4c3",
  "nextToken=AAAAAAAAbCdEf12345678",
  "ContinuationToken=abc12DEF45ghi78",
  "docker run -p 8080:80 -u 1000 img",
  "mkdir -p /opt/ml/model",
  "ssh -p 2222 host",
  "psql -U x -p 5432 db",
  "python -m http.server -p 8000",
  "cp -p a b",
  "echo $PASSWORD | docker login -u x --password-stdin",
  "docker login -u x -p $PASSWORD",
  "docker login -u AWS -p $(aws ecr get-login-password) r",
  "curl -u $USER:$PASS h",
  "curl -u ${USER}:${PASS} h",
  "PGPASSWORD=$PW psql",
  "export TOKEN=$(aws secretsmanager get-secret-value --secret-id x)",
  "TOKEN=`cat /run/secrets/t`",
  "password = db_password",
  "password=password_field",
  "ssh://git@github.com/a/b",
  "https://${USER}:${TOKEN}@github.com",
  "https://registry:4873/@scope/package",
  "mongodb://h1:27017,h2:27017/db?x=a@b",
  "git+https://github.com/org/repo.git@v1.2",
  "training-job/churn-xgb-2026-11-01-12-00-00-123",
  "pipelines-k3j4h5g6f7d8-TrainModel-9Xx8Yy7Zz1",
  "AmazonSageMaker-ExecutionRole-20261101T080000",
  "subnet-0a1b2c3d4e5f60718",
  "AROAEXAMPLEID12345678:session",
  "AKIAIOSFODNN7" + "EXAMPLE",
  "token.actions.githubusercontent.com:sub",
  "aws:TokenIssueTime",
  "aws:MultiFactorAuthPresent",
  "stop_token=###",
  "special_tokens_map.json",
  "num_key_value_heads=8",
  "key_value=abc",
  "attention_key=query",
  "hotkey=ctrl+k",
  "secretName: db-creds",
  "secretKeyRef: {name: db, key: password}",
  "valueFrom: secretKeyRef",
  "signature_name=serving_default",
  "signature=serving_default",
  "auth=none",
  "auth_mode=SSO",
  "AuthMode: IAM",
  "session=churn",
  "author=Mia1",
  "session_id=3f9c1d7b-e2a8-4560-b1c9-d8e7f6a5b4c3",
  "Bearer token required",
  "basic authentication",
  "Basic health check",
  "bearer of news",
  "token-classification",
  "password-less login",
  "Unexpected token < in JSON at position 0",
  "The security token included in the request is invalid",
  "no password given",
  "password reset at 10:30",
  "text_token: hello2",
  "sep_token=</s>",
  "tokens=1234567890",
  "seed=12345678901234567890",
  "model_id=huggingface-llm-mistral-7b-instruct",
  "checkpoint=ckpt-00012.pt",
  `sha256=${"0a1b2c3d4e5f6071".repeat(4)}`,
  "etag=3f9c1d7be2a84560b1c9d8e7f6a5b4c3",
  "version_id=3HL4kqtJvjVBH40Nrjfkd",
  "key_name=my-key-pair",
  "KeyName=ec2-key",
  "SSH_KEY_PATH=~/.ssh/id_rsa",
  "API_KEY_HEADER=X-Api-Key",
  "SECRETS_BACKEND=vault",
  "-----BEGIN PUBLIC KEY-----",
  "-----BEGIN CERTIFICATE-----",
  "echo 'set your password' > README",
  "password_min_length=12",
  "PasswordPolicy: strong",
  "credentials_provider=iam-role",
  "CredentialsMode=auto1",
  "RequireSecret=true",
  "tokenize=True",
  "hf_model=bert",
  "sk-learn",
  "sk-learn-churn-2026-11-01-12-00-00-abc123def456",
  "https://github.com/org/repo.git",
  "https://git-codecommit.us-east-1.amazonaws.com/v1/repos/x",
  "user:pass",
  "http://169.254.169.254/latest/api/token",
  'curl -H "X-aws-ec2-metadata-token: $TOKEN" http://169.254.169.254',
  'TOKEN=$(curl -X PUT "http://169.254.169.254/latest/api/token" -H "X-aws-ec2-metadata-token-ttl-seconds: 21600")',
  "password=vault:secret/data/db#password",
  "token=ssm:/prod/token",
  "api_key: !Ref ApiKey",
  "api_key=op://vault/item/key",
  "MY_KEY=my-value",
  "ENCRYPTION_KEY=alias/ml-data",
  "join_key=customer_id2",
  "trigger_token=sks",
  "instance_token=ohwx woman",
  "concept_token=<sks>",
  "learnable_token=S1",
  "image_token=<image>",
  "bos_token_id=1",
  "padding_token=0",
  "mask_token=[MASK]",
  "key_padding_mask=true",
  "AttributeKey: EventSource",
  "SortKey=CreationTime",
];

/** As a text, and where it reads as a setting also as one, and as one in JSON. */
function places(text: string): object[] {
  const [, name, value] = /^([\w.-]+)=(\S+)$/.exec(text) ?? [];
  if (name === undefined || value === undefined) return [{ Description: text }];
  return [
    { Description: text },
    { HyperParameters: { [name]: value } },
    { HyperParameters: { [name]: JSON.stringify(value) } },
    { Environment: { SM_HPS: JSON.stringify({ [name]: value }) } },
    { Tags: [{ Key: name, Value: value }] },
  ];
}

test("there are enough of them", () => {
  expect(new Set(harmless).size).toBeGreaterThanOrEqual(150);
});

test.each(harmless)("%j raises no alarm", async (text) => {
  for (const resource of places(text)) {
    expect(await redactor.redact([{ kind: "training-job", resource }])).toEqual([{ resource, secrets: [] }]);
  }
});

const words = fc.constantFrom(
  ..."churn xgb training model data growth prod staging llm bert fraud mia batch key token secret pass auth session sk pat api".split(
    " ",
  ),
);
const id = fc.string({ unit: fc.constantFrom(..."0123456789abcdef"), minLength: 17, maxLength: 17 });
const suffix = fc.string({
  unit: fc.constantFrom(..."0123456789abcdefghijklmnopqrstuvwxyz"),
  minLength: 12,
  maxLength: 12,
});
const mixedSuffix = fc.string({
  unit: fc.constantFrom(..."0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"),
  minLength: 10,
  maxLength: 10,
});
/** Names as people, SDKs, pipelines and consoles give them, at most 63 characters. */
const name = fc
  .oneof(
    fc.array(words, { minLength: 1, maxLength: 6 }).map((all) => all.join("-")),
    fc
      .tuple(
        fc.array(words, { minLength: 1, maxLength: 4 }),
        fc.date({ min: new Date("2020-01-01"), max: new Date("2030-01-01"), noInvalidDate: true }),
      )
      .map(([all, at]) => `${all.join("-")}-${at.toISOString().replace(/[T:.]/g, "-").replace("Z", "")}`),
    fc.tuple(suffix, words, mixedSuffix).map(([execution, step, end]) => `pipelines-${execution}-${step}-${end}`),
    fc.tuple(words, fc.uuid()).map(([word, uuid]) => `${word}-${uuid}`),
    fc.tuple(words, fc.nat(999)).map(([word, version]) => `${word}_v${version}`),
    fc.tuple(words, suffix).map(([word, end]) => `${word}.${end}`),
  )
  .map((text) => text.slice(0, 63));
const service: Record<string, string> = { vpc: "ec2", subnet: "ec2", "security-group": "ec2", "iam-role": "iam" };

test("names and ARNs of every kind stay as they are", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...collectors.map(({ kind }) => kind)),
      name,
      name,
      id,
      fc.uuid(),
      async (kind, text, other, hex, uuid) => {
        const also = [
          `d-${hex.slice(0, 12)}`,
          `subnet-${hex}`,
          `sg-${hex}`,
          uuid,
          `alias/${text}`,
          `AROA${"Q3EGRZ7XJW2MPLTV"}`,
        ];
        const region = service[kind] === "iam" ? "" : "us-east-1";
        const arn = `arn:aws:${service[kind] ?? "sagemaker"}:${region}:482915630174:${kind}/${other}/${text}`;
        const reading: Reading = {
          identity: { account: "482915630174", region: "us-east-1", kind, arn, name: text, also },
          action: "sagemaker:Describe",
          readAt: "2026-11-22T12:00:00.000Z",
          status: "read",
          resource: {
            Name: text,
            Arn: arn,
            RoleArn: `arn:aws:iam::482915630174:role/service-role/${other}`,
            KmsKeyId: `arn:aws:kms:us-east-1:482915630174:key/${uuid}`,
            SecretArn: `arn:aws:secretsmanager:us-east-1:482915630174:secret:${text}-a1B2c3`,
            Image: `482915630174.dkr.ecr.us-east-1.amazonaws.com/${text.toLowerCase()}@sha256:${hex.repeat(4).slice(0, 64)}`,
            S3Uri: `s3://${text.toLowerCase()}/${other}/${uuid}/model.tar.gz`,
            Tags: [{ Key: "Name", Value: text }],
          },
          secrets: [],
        };
        expect(await redactReadings(redactor, [reading])).toEqual([reading]);
      },
    ),
    { numRuns: 1500 },
  );
});
