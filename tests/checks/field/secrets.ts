/*
 * Scripts and settings that people met in the field, and siblings of these. The secrets are put together here, so that
 * no text in the repository looks like one to those who scan it.
 */

const password = ["Gx7pLq29", "vTzWk4"].join("");
const key = ["3f9c1d7be2a84560", "b1c9d8e7f6a5b4c3"].join("");
const token = ["gh", "p_A1b2C3d4E5f6G7h8I9j0K1l2M3n4O5p6Q7r8"].join("");
export const secrets = [password, key, token];

export const base64 = (text: string) => Buffer.from(text).toString("base64");
/** As encoders for terminals and mail write it. */
const wrapped = (text: string, width: number, end = "\n") =>
  base64(text).replace(new RegExp(`.{1,${width}}`, "g"), `$&${end}`);
const bash = (...lines: string[]) => ["#!/bin/bash", "set -eux", ...lines, ""].join("\n");
const windows = (...lines: string[]) => bash(...lines).replaceAll("\n", "\r\n");
const long = "echo a rather long first line, so that the text is wrapped more than once";
const netrc = ["cat > ~/.netrc <<EOF", "machine git.example.com", "  login svc-ml", `  password ${password}`, "EOF"];

/** The content of a notebook's lifecycle script with a secret. */
export const scripts: Record<string, string> = {
  "wrapped base64 with the line ends of Windows": wrapped(windows(long, `export DB_PASSWORD=${password}`), 76),
  "the line ends of Windows inside and out": wrapped(windows(long, `export DB_PASSWORD=${password}`), 64, "\r\n"),
  "base64 wrapped into short lines": wrapped(bash(long, `export DB_PASSWORD='${password}'`), 20),
  "wrapped base64 without its padding": wrapped(bash(long, `DB_PASSWORD=${password}`, "x"), 76).replace(/=*\n?$/, ""),
  "a byte order mark first": base64(`\ufeff${windows(`export DB_PASSWORD=${password}`)}`),
  "the line ends of an old Mac": base64(windows(`export DB_PASSWORD=${password}`).replaceAll("\n", "")),
  "a last line without an end": base64(`#!/bin/bash\r\nexport DB_PASSWORD=${password}`),
  "no base64 at all": bash(`export DB_PASSWORD=${password}`),
  "base64 in the script": base64(bash(`echo ${base64(`DB_PASSWORD=${password}`)} | base64 -d >> ~/.env`)),
  "words of netrc": base64(bash(`echo 'machine git.example.com login svc-ml password ${password}' > ~/.netrc`)),
  "netrc's default entry": base64(bash(`echo "default login svc-ml password ${password}" >> ~/.netrc`)),
  "netrc in a here document": base64(bash(...netrc)),
  "netrc with the line ends of Windows": base64(windows(...netrc)),
  "a line of pgpass": base64(bash(`echo "db.internal:5432:churn:etl:${password}" > ~/.pgpass`)),
  "a short flag": base64(bash(`helm registry login registry.example.com -u svc-ml -p ${password}`)),
  "a short flag before the user": base64(bash(`docker login -p ${password} -u svc-ml registry.example.com`)),
  "a short flag in the next line": base64(bash("docker login h.internal \\", "  -u svc-ml \\", `  -p ${password}`)),
  "a short flag glued to its value": base64(bash(`mysql -h db.internal -usvc -p${password} churn`)),
  "a token in an address to clone": base64(bash(`git clone https://svc-ml:${token}@github.com/example/ml.git`)),
};

interface FieldSettings {
  check: string;
  settings: object;
}
const notebook = (settings: object): FieldSettings => ({ check: "notebook-instance/no-secrets", settings });
const job = (settings: object): FieldSettings => ({ check: "training-job/no-secrets", settings });
const hyperparameters = (HyperParameters: Record<string, string>): FieldSettings => ({
  check: "training-job/no-secrets-in-hyperparameters",
  settings: { HyperParameters },
});

export const withSecrets: Record<string, FieldSettings> = {
  "a key under a name that ends in KEY": job({ Environment: { KAGGLE_USERNAME: "svcml", KAGGLE_KEY: key } }),
  "such a key in a hyperparameter": hyperparameters({ neptune_key: `"${key}"` }),
  "such a key in a tag": job({ Tags: [{ Key: "comet-key", Value: key }] }),
  "a token in the address of a repository": notebook({
    DefaultCodeRepository: `https://svc-ml:${token}@github.com/example/ml.git`,
  }),
  "a token alone in an address": notebook({ DefaultCodeRepository: `https://${token}@github.com/example/ml.git` }),
  "a password in the address of a further one": notebook({
    AdditionalCodeRepositories: [
      "https://github.com/example/a.git",
      `https://svc-ml:${password}@git.example.com/b.git`,
    ],
  }),
};

export const withoutSecrets: Record<string, FieldSettings> = {
  "tokens of text": hyperparameters({
    placeholder_token: "<my-concept>",
    initializer_token: "toy",
    learnable_property: "object",
  }),
  "tokens of text by other names": hyperparameters({
    trigger_token: "ohwx",
    class_token: "[CLS]",
    token_abstraction: "TOK",
    modifier_token: "<new1>+<new2>",
  }),
  "the name of a variable": hyperparameters({ judge_model: "gpt-x", api_key_env: "OPENAI_API_KEY" }),
  "names of variables and of secrets": hyperparameters({
    api_key_variable: "JUDGE_KEY",
    token_env_var: "HF_TOKEN",
    api_key: "OPENAI_API_KEY",
    password_secret_name: "prod/churn/db",
  }),
  "an address without credentials": notebook({ DefaultCodeRepository: "https://github.com/example/ml.git" }),
};
