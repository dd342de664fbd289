import fc from "fast-check";
import { expect, test } from "vitest";
import { createRedactor } from "#lib/analysis/secrets/redact.ts";
import { password, privateKey, shaped, shapedSecret } from "./fakes.ts";

const redactor = createRedactor({ salt: "test salt" });

async function redact<R>(resource: R, kind = "training-job") {
  const [redacted] = await redactor.redact([{ kind, resource }]);
  if (!redacted) throw new Error("Nothing came back.");
  return redacted;
}

/** Every text of a value, scripts decoded, as one: where a secret could still stand. */
function allTexts(value: unknown): string {
  if (typeof value === "string") return `${value}\n${Buffer.from(value, "base64").toString("latin1")}\n`;
  if (value === null || typeof value !== "object") return "";
  return Object.entries(value)
    .map(([field, child]) => `${field}\n${allTexts(child)}`)
    .join("");
}

const base64 = (text: string) => Buffer.from(text).toString("base64");
const one = (arbitrary: fc.Arbitrary<string>) => fc.sample(arbitrary, { numRuns: 1, seed: 7 })[0] ?? "";

/** Places where a secret shows itself by its shape alone. */
const anyPlace: Record<string, (secret: string) => unknown> = {
  "an environment": (secret) => ({ Environment: { SM_MODEL_DIR: "/opt/ml", SETTING: secret } }),
  "a hyperparameter": (secret) => ({ HyperParameters: { extra: JSON.stringify({ a: [secret] }) } }),
  "the middle of an argument": (secret) => ({ ContainerArguments: ["-c", `run --x ${secret} && done`] }),
  "a description": (secret) => ({ Description: `Ask Mia. The key is ${secret}, but keep it quiet.` }),
  "a tag": (secret) => ({ Tags: [{ Key: "note", Value: secret }] }),
  "the name of a field": (secret) => ({ HyperParameters: { [secret]: "1" } }),
  "a lifecycle script": (secret) => ({
    OnStart: [{ Content: base64(`#!/bin/bash\n# Grüße\necho ${secret} > /tmp/x\n`) }],
  }),
  "a script in Latin-1": (secret) => ({
    OnCreate: [{ Content: Buffer.from(`# Gr\xfc\xdfe\n${secret}\n`, "latin1").toString("base64") }],
  }),
  "a field that only looks like base64": (secret) => ({
    OnStart: [{ Content: secret.replace(/[^A-Za-z\d]/g, "") === secret ? secret : "" }],
  }),
  "a Studio script that tells scanners to look away": (secret) => ({
    StudioLifecycleConfigContent: base64(`# secretlint-disable\n${secret} # secretlint-disable-line\n`),
  }),
  "a query": (secret) => ({ DefaultCodeRepository: `https://github.com/x/y.git?key=${secret}` }),
  "a CloudTrail record": (secret) => ({
    eventName: "CreateModel",
    requestParameters: { primaryContainer: { environment: { A: secret } } },
  }),
  "an error message": (secret) => ({ errorMessage: `Invalid value '${secret}' for environment` }),
};

/** Places that say by a name, or by what stands around it, that a secret follows. */
const namedPlace: Record<string, (secret: string) => unknown> = {
  "an environment": (secret) => ({ Environment: { DB_PASSWORD: secret } }),
  "a quoted hyperparameter": (secret) => ({ HyperParameters: { dbPassword: JSON.stringify(secret) } }),
  "static hyperparameters": (secret) => ({
    TrainingJobDefinitions: [{ StaticHyperParameters: { "model.api_key": secret } }],
  }),
  "a tag": (secret) => ({ Tags: [{ Key: "wandb-api-key", Value: secret }] }),
  "the tag of an event": (secret) => ({ requestParameters: { tags: [{ key: "hf_token", value: secret }] } }),
  "an argument after its flag": (secret) => ({ ContainerArguments: ["--epochs", "3", "--db-password", secret] }),
  "an argument with its flag": (secret) => ({ ContainerArguments: [`--auth-token=${secret}`] }),
  "a list": (secret) => ({ Environment: { API_TOKENS: [secret] } }),
  "an exported variable": (secret) => ({
    OnStart: [{ Content: base64(`set -e\nexport SNOWFLAKE_PASSWORD=${secret}\n`) }],
  }),
  "a Python literal": (secret) => ({ OnStart: [{ Content: base64(`password: str = '${secret}'\n`) }] }),
  "a default in Python": (secret) => ({
    OnStart: [{ Content: base64(`os.environ.get("DB_PASSWORD", "${secret}")\n`) }],
  }),
  "an AWS command": (secret) => ({ OnStart: [{ Content: base64(`aws configure set aws_session_token ${secret}\n`) }] }),
  "JSON in a text": (secret) => ({ HyperParameters: { config: JSON.stringify({ db: { password: secret } }) } }),
  "JSON in JSON in a text": (secret) => ({
    Environment: { X: JSON.stringify({ y: JSON.stringify({ clientSecret: secret }) }) },
  }),
  "YAML in a text": (secret) => ({ Environment: { CONFIG: `db:\n  user: etl\n  password: ${secret}\n` } }),
  "a URL": (secret) => ({
    Environment: { DATABASE: `postgresql+psycopg2://etl:${secret.replace(/[#%]/g, "x")}@db.internal/x` },
  }),
  "a connection string": (secret) => ({
    Environment: { STORE: `AccountName=x;AccountKey=${secret};EndpointSuffix=y` },
  }),
  "a query": (secret) => ({ Environment: { CALLBACK: `https://x.internal/a?b=1&token=${secret}&c=2` } }),
  "a password after a user": (secret) => ({
    ContainerEntrypoint: ["sh", "-c", `curl -u etl:${secret} https://x.internal`],
  }),
};

for (const [place, plant] of Object.entries(anyPlace)) {
  test(`nothing of a secret with a shape survives in ${place}`, async () => {
    await fc.assert(
      fc.asyncProperty(shapedSecret, async ({ kind, secret }) => {
        const planted = plant(secret);
        fc.pre(allTexts(planted).includes(secret));
        const { resource, secrets } = await redact(planted, "event");
        expect(allTexts(resource)).not.toContain(secret);
        expect(JSON.stringify(resource)).not.toContain(secret);
        // Where it could be taken for base64, a text that decodes to nothing readable is withheld.
        const kinds = place.startsWith("a field that") ? [kind, "unscanned"] : [kind];
        expect(secrets.some((sighting) => kinds.includes(sighting.kind))).toBe(true);
        expect(JSON.stringify(secrets)).not.toContain(secret);
      }),
      { numRuns: 60 },
    );
  });
}

for (const [place, plant] of Object.entries(namedPlace)) {
  test(`nothing of a password survives in ${place}`, async () => {
    await fc.assert(
      fc.asyncProperty(password, async (secret) => {
        const { resource, secrets } = await redact(plant(secret));
        expect(allTexts(resource)).not.toContain(secret);
        expect(secrets.length).toBeGreaterThan(0);
        expect(JSON.stringify(secrets)).not.toContain(secret);
      }),
      { numRuns: 100 },
    );
  });
}

test("a private key goes with its header, whole or cut short, wherever it stands", async () => {
  await fc.assert(
    fc.asyncProperty(privateKey, fc.constantFrom(...Object.values(anyPlace)), async ({ pem, key }, plant) => {
      fc.pre(allTexts(plant(pem)).includes(key));
      const { resource, secrets } = await redact(plant(pem));
      expect(allTexts(resource)).not.toContain(key);
      expect(secrets.map(({ kind }) => kind)).toContain("private-key");
    }),
  );
});

test("whatever text stands under the name of a secret is gone, strange characters and all", async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: "binary", minLength: 1, maxLength: 400 }), async (rest) => {
      const secret = `S3cr3t!${rest.trim()}`;
      const { resource } = await redact({ Environment: { A: "b", VAULT_SECRET: ` ${secret} ` } });
      expect(resource.Environment.VAULT_SECRET.trim()).toMatch(/^«redacted [a-z-]+ [0-9a-f]{6}»$/);
    }),
  );
});

test("a sighting says where, what kind, and the salted fingerprint; the mark shows half of it", async () => {
  const secret = one(shaped["github-token"]);
  const script = `#!/bin/bash\nset -e\ngit clone https://x:${secret}@github.com/a/b\nexport DB_PASSWORD=hunter2\n`;
  const { resource, secrets } = await redact({
    Environment: { DB_PASSWORD: "hunter2", REPO: `https://oauth2:${secret}@github.com/a/b` },
    OnStart: [{ Content: base64(script) }],
  });
  expect(secrets.map(({ path, kind }) => `${path} ${kind}`)).toEqual([
    "Environment.DB_PASSWORD named-secret",
    "Environment.REPO github-token",
    "OnStart[0].Content:3 github-token",
    "OnStart[0].Content:4 named-secret",
  ]);
  const [password, token, tokenInScript, passwordInScript] = secrets.map(({ fingerprint }) => fingerprint);
  expect(password).toMatch(/^[0-9a-f]{12}$/);
  expect([passwordInScript, tokenInScript]).toEqual([password, token]);
  expect(token).not.toBe(password);
  expect(resource.Environment.DB_PASSWORD).toBe(`«redacted named-secret ${password?.slice(0, 6)}»`);
  expect(resource.Environment.REPO).toBe(`https://oauth2:«redacted github-token ${token?.slice(0, 6)}»@github.com/a/b`);
  expect(Buffer.from(resource.OnStart[0]?.Content ?? "", "base64").toString()).toBe(
    script
      .replace(secret, `«redacted github-token ${token?.slice(0, 6)}»`)
      .replace("hunter2", resource.Environment.DB_PASSWORD),
  );
});

test("fingerprints depend on the secret and the salt, and on nothing else", async () => {
  await fc.assert(
    fc.asyncProperty(password, password, async (first, second) => {
      const print = async (value: string, salt = "test salt") => {
        const [redacted] = await createRedactor({ salt }).redact([
          { kind: "model", resource: { Environment: { DB_PASSWORD: value } } },
        ]);
        return redacted?.secrets[0]?.fingerprint;
      };
      expect(await print(first)).toBe(await print(first));
      expect(await print(first)).not.toBe(await print(first, "another"));
      if (first !== second) expect(await print(first)).not.toBe(await print(second));
    }),
    { numRuns: 30 },
  );
});

test("a long secret that only its name gave away goes wherever the resource repeats it", async () => {
  const { resource, secrets } = await redact({
    HyperParameters: { note: "started with correct-horse-battery by hand" },
    Environment: { DB_PASSWORD: "correct-horse-battery" },
  });
  expect(JSON.stringify(resource)).not.toContain("correct-horse");
  expect(secrets).toHaveLength(2);
  expect(secrets[0]?.fingerprint).toBe(secrets[1]?.fingerprint);
});

test("the key id of who acted stays in a CloudTrail record; the same id as a setting does not", async () => {
  const id = one(shaped["aws-access-key"]);
  const record = {
    userIdentity: { type: "IAMUser", accessKeyId: id, principalId: "AIDAEXAMPLEEXAMPLE123" },
    requestParameters: { environment: { accessKeyId: id } },
    responseElements: {
      credentials: { accessKeyId: id, sessionToken: one(password) },
      subjectFromWebIdentityToken: "repo:a/b",
    },
  };
  const { resource, secrets } = await redact(record, "event");
  expect(resource.userIdentity).toEqual(record.userIdentity);
  expect(resource.responseElements.credentials.accessKeyId).toBe(id);
  expect(resource.responseElements.subjectFromWebIdentityToken).toBe("repo:a/b");
  expect(secrets.map(({ path }) => path)).toEqual([
    "requestParameters.environment.accessKeyId",
    "responseElements.credentials.sessionToken",
  ]);
});

test("an event keeps the ids of the keys that it was signed with and that it gave out, in its columns too; elsewhere they go", async () => {
  const redactor = createRedactor({ salt: "s" });
  const id = "ASIAQWERTYUIOPASDFGH";
  const event = {
    accessKeyId: id,
    issuedKeyId: id,
    userAgent: `tool ${id}`,
    record: { userIdentity: { accessKeyId: id } },
  };
  const [clean] = await redactor.clean([{ event }], "event");
  expect(clean?.event).toMatchObject({
    accessKeyId: id,
    issuedKeyId: id,
    record: { userIdentity: { accessKeyId: id } },
  });
  expect(clean?.event.userAgent).not.toContain(id);
  const [other] = await redactor.clean([{ event }]);
  expect(JSON.stringify(other)).not.toContain(id);
});

test("what holds no secret comes back as it was", async () => {
  const clean = {
    TrainingJobArn: "arn:aws:sagemaker:us-east-1:482915630174:training-job/churn-2026",
    VolumeKmsKeyId: "1234abcd-12ab-34cd-56ef-1234567890ab",
    CustomerMasterKeySpec: "SYMMETRIC_DEFAULT",
    AlgorithmSpecification: {
      TrainingImage: "763104351884.dkr.ecr.us-east-1.amazonaws.com/pytorch-training@sha256:0a1b2c",
    },
    Environment: { DB_SECRET_ARN: "arn:aws:secretsmanager:us-east-1:482915630174:secret:db-AbCdEf", REPORT: "Grüße" },
    AssumeRolePolicyDocument:
      '{"Statement":[{"Sid":"SecretToken","Action":["secretsmanager:GetSecretValue","iam:UpdateAccountPasswordPolicy"],"Condition":{"StringLike":{"token.actions.githubusercontent.com:sub":"repo:northwind/*"},"StringEquals":{"token.actions.githubusercontent.com:aud":"sts.amazonaws.com"}}}]}',
    Tags: [{ Key: "team", Value: "growth" }],
    InstanceCount: 2,
    Nothing: null,
    OnStart: [{ Content: base64("#!/bin/bash\nTOKEN=$(aws secretsmanager get-secret-value --secret-id prod/db)\n") }],
  };
  expect(await redact(clean)).toEqual({ resource: clean, secrets: [] });
});

const made = ["3f9c1d7b", "e2a84560", "b1c9d8e7", "f6a5b4c3"].join("");

test.each([
  ["a Kaggle key", { Environment: { KAGGLE_USERNAME: "svcml", KAGGLE_KEY: made } }, "Environment.KAGGLE_KEY"],
  ["a key in camel case", { HyperParameters: { wandbKey: JSON.stringify(made) } }, "HyperParameters.wandbKey"],
  ["what a secret is for", { Environment: { DB_PASSWORD_FOR_USER: "swordfish" } }, "Environment.DB_PASSWORD_FOR_USER"],
  ["a short flag", { ContainerArguments: ["docker", "login", "-u", "svc", "-p", "Gx7pLq29"] }, "ContainerArguments[5]"],
  ["a tag", { Tags: [{ Key: "mlflow-token", Value: "swordfish9" }] }, "Tags[0].Value"],
  [
    "a role id's secret",
    { Environment: { VAULT_SECRET_ID: "3f9c1d7b-e2a8-4560-b1c9-d8e7f6a5b4c3" } },
    "Environment.VAULT_SECRET_ID",
  ],
])("%s in a setting is found by its name", async (_what, resource, path) => {
  expect((await redact<object>(resource)).secrets.map((one) => one.path)).toEqual([path]);
});

test.each([
  ["tokens of text", { placeholder_token: "<my-concept>", initializer_token: "toy", learnable_property: "object" }],
  ["the name of a variable", { judge_model: "gpt-x", api_key_env: "OPENAI_API_KEY", api_key: "OPENAI_API_KEY" }],
  ["keys of data", { sort_key: made, primary_key: "id", s3_key: `data/${made}/part-0.parquet`, kms_key: made }],
])("%s in hyperparameters are no secrets", async (_what, HyperParameters) => {
  expect((await redact({ HyperParameters })).secrets).toEqual([]);
});

test("a secret key in one field goes with the id in another, whatever both are called", async () => {
  const id = one(shaped["aws-access-key"]);
  const secret = `q9Zt7Vb2/mX4cL8+${"pN1sR6wYh3Kd5Fg0JuEaTiOx"}`;
  const { resource } = await redact({ Environment: { FIRST: id, SECOND: secret, COMMIT: "3f9c1d7b".repeat(5) } });
  expect(resource.Environment.FIRST).toMatch(/^«redacted aws-access-key /);
  expect(resource.Environment.SECOND).toMatch(/^«redacted aws-secret-key /);
  expect(resource.Environment.COMMIT).toBe("3f9c1d7b".repeat(5));
});
