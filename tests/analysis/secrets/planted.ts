/* Past 300 lines, since it is one list of secrets, read as a whole. */
import fc from "fast-check";
import { type VendorFormat, vendorFormats } from "#lib/analysis/secrets/vendor-formats.ts";

/*
 * Every kind of secret that must be found, with values made up when the tests run: no text in the repository looks like
 * a secret to those who scan it. A table, and long because it is.
 */

/** A secret in a text; none of its `parts` may be left. */
export interface Planted {
  what: string;
  text: string;
  parts: string[];
}

const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"];
const hex = [..."0123456789abcdef"];

/** Draws made-up values, the same in each run of one seed. */
function maker(seed: number) {
  let draws = seed * 1000;
  const draw = (units: readonly string[], length: number) => {
    draws += 1;
    const one = fc.string({ unit: fc.constantFrom(...units), minLength: length, maxLength: length });
    return fc.sample(one, { numRuns: 1, seed: draws })[0] ?? "";
  };
  return {
    /** As a generator of passwords makes them. */
    password: () => `Gx7${draw(letters, 8)}9vTz4Wk`,
    hex: (length: number) => `3f9c1d7b${draw(hex, length - 8)}`,
    secretKey: () => `q9Z${draw(letters, 12)}/mX4${draw(letters, 12)}+pN1w${draw(letters, 4)}`,
    keyId: () => `AK${"IA"}Q3EGR${draw([..."ABCDEFGHJKLMNPQRSTUVWXYZ234567"], 11)}`,
  };
}

const base64 = (text: string) => Buffer.from(text).toString("base64");
const pem = (type: string, word: string, body: string, newline: string) =>
  [
    "-----",
    `BEGIN ${type}PRI`,
    `VATE ${word}-----`,
    newline,
    body,
    newline,
    "-----",
    `END ${type}PRI`,
    `VATE ${word}-----`,
  ].join("");

/** Forms in which a password stands; `s` is the password. */
const passwordForms: ((s: string) => string)[] = [
  // NAME=value, after any prefix
  (s) => `DB_PASSWORD=${s}`,
  (s) => `WANDB_KEY=${s}`,
  (s) => `export X_TOKEN='${s}'`,
  (s) => `run: export API_SECRET='${s}'`,
  (s) => `Error: DB_PASSWORD=${s} was refused`,
  (s) => `DB_PASSWORD_FOR_USER=${s}`,
  (s) => `PASSWORD_FOR_CHURN: ${s}`,
  (s) => `DBPASS=${s}`,
  (s) => `db_pw=${s}`,
  (s) => `dbPw: ${s}`,
  (s) => `X_PWD=${s}`,
  (s) => `SSH_PASSPHRASE: "${s}"`,
  (s) => `CREDENTIALS=${s}`,
  (s) => `clientSecret: '${s}'`,
  (s) => `FOO_TOKEN=${s}`,
  (s) => `token=${s}`,
  (s) => `apiKey: "${s}"`,
  (s) => `db-password: ${s}`,
  (s) => `encryptionKey=${s}`,
  (s) => `LICENSE_KEY=${s}`,
  (s) => `JWT_SECRET=${s}`,
  (s) => `SECRET_KEY_BASE=${s}`,
  (s) => `webhook_secret: ${s}`,
  (s) => `snowflake.password=${s}`,
  (s) => `spark.hadoop.fs.s3a.secret.key=${s}`,
  (s) => `[default]\npassword = ${s}\n`,
  (s) => `token:${s}`,
  (s) => `password:${s}`,
  (s) => `the password is ${s}`,
  (s) => `password <- "${s}"`,
  (s) => `password := "${s}"`,
  (s) => `"api_key" => "${s}"`,
  (s) => `DB_PASSWORD_CHANGED=${s}`,
  (s) => JSON.stringify({ passwordReset: s }),
  (s) => `PASSWORD_GENERATED: ${s}`,
  (s) => `secret_shared=${s}`,
  (s) => `set DB_PASSWORD=${s}`,
  (s) => `setx DB_PASSWORD ${s}`,
  (s) => `$env:DB_PASSWORD = "${s}"`,
  (s) => `setenv DB_PASSWORD ${s}`,
  (s) => `ENV DB_PASSWORD ${s}`,
  (s) => `\${DB_PASSWORD:-${s}}`,
  (s) => `docker run -e DB_PASSWORD=${s} image`,
  (s) => `kubectl create secret generic x --from-literal=password=${s}`,
  (s) => `password=p@(x)${s}`,
  // Code
  (s) => `os.environ["DB_PASSWORD"] = "${s}"`,
  (s) => `os.environ.setdefault('DB_PASSWORD', '${s}')`,
  (s) => `os.getenv("DB_PASSWORD", "${s}")`,
  (s) => `def login(user, password="${s}"):`,
  (s) => `connect(user='x', password='${s}')`,
  (s) => `password: str = "${s}"`,
  // JSON, YAML, XML, pairs of a name and a value
  (s) => JSON.stringify({ db: { password: s } }),
  (s) => JSON.stringify({ a: JSON.stringify({ b: JSON.stringify({ password: s }) }) }),
  (s) => JSON.stringify({ script: `export TOKEN='${s}'\necho hi` }),
  (s) => `- name: DB_PASSWORD\n  value: ${s}\n`,
  (s) => JSON.stringify([{ Name: "API_KEY", Value: s }]),
  (s) => JSON.stringify({ env: JSON.stringify([{ name: "DB_PASSWORD", value: s }]) }),
  (s) => `Key=DB_PASSWORD,Value=${s}`,
  (s) => `password: |\n  ${s}\n`,
  (s) => `<password>${s}</password>`,
  (s) => `<add key="Password" value="${s}"/>`,
  // Flags
  (s) => `train.py --db-pass ${s} --epochs 3`,
  (s) => `train.py --db-pass=${s}`,
  (s) => `tool -password ${s}`,
  (s) => `jupyter lab --ServerApp.token='${s}'`,
  (s) => `gpg --batch --passphrase ${s} -d file`,
  (s) => `mysql -u root -p${s} db`,
  (s) => `mysqldump -h h -uroot -p'${s}' db`,
  (s) => `sshpass -p ${s} ssh host`,
  (s) => `docker login -u svc -p ${s} registry`,
  (s) => `helm registry login registry.example.com -u svc-ml -p ${s}`,
  (s) => `podman login -p ${s} -u svc registry`,
  (s) => `az login --service-principal -u id -p ${s} --tenant t`,
  (s) => `twine upload -u svc -p ${s} dist/*`,
  (s) => `redis-cli -h h -a ${s} ping`,
  (s) => `ldapsearch -D cn=x -w ${s} -b dc=x`,
  (s) => `mongo -u svc -p ${s} --host h`,
  (s) => `sqlcmd -S h -U sa -P ${s}`,
  (s) => `unzip -P ${s} a.zip`,
  (s) => `7z x -p${s} a.7z`,
  (s) => `openssl rsa -in k -passin pass:${s}`,
  (s) => `htpasswd -bc file user ${s}`,
  (s) => `curl -u svc:${s} https://h.internal`,
  (s) => `curl -su svc:${s} https://h.internal`,
  (s) => `http -a svc:${s} h.internal`,
  (s) => `lftp -u svc,${s} h.internal`,
  (s) => `smbclient //h/share -U svc%${s}`,
  (s) => `PGPASSWORD=${s} psql -h h.internal`,
  (s) => `vault login -method=userpass username=x password=${s}`,
  (s) => `git config --global user.password ${s}`,
  (s) => `aws configure set aws_session_token ${s}`,
  // Commands that go on in the next line
  (s) => `docker login registry \\\n  -u svc \\\n  -p ${s}`,
  (s) => `mysql -h h \\\r\n  -u root -p${s} \\\r\n  db`,
  (s) => `train.py --epochs 3 \\\n  --db-pass \\\n  ${s}`,
  (s) => `curl -s \\\n  -u svc:${s} \\\n  https://h.internal`,
  // What a login reads from its input
  (s) => `echo ${s} | docker login -u svc --password-stdin`,
  (s) => `docker login -u svc --password-stdin <<< "${s}"`,
  (s) => `echo ${s} | sudo -S yum install x`,
  (s) => `echo "root:${s}" | chpasswd`,
  (s) => `passwd mia <<< '${s}'`,
  (s) => `databricks configure --token <<< ${s}`,
  // What a command takes as a word without a flag, or with one of its own
  (s) => `mc alias set store https://h.internal svc ${s}`,
  (s) => `rabbitmqctl add_user svc ${s}`,
  (s) => `poetry config http-basic.internal svc ${s}`,
  (s) => `poetry config pypi-token.internal ${s}`,
  (s) => `kaggle config set -n key -v ${s}`,
  (s) => `ssh-keygen -t ed25519 -N '${s}' -f key`,
  (s) => `SET PASSWORD FOR 'svc' = '${s}';`,
  // Files of credentials
  (s) => `echo '${s}' > ~/.vault_pass`,
  (s) => `printf '%s' '${s}' > ~/.cache/huggingface/token`,
  (s) => `echo 'user = "svc:${s}"' >> ~/.curlrc`,
  (s) => `ftp -n h <<EOF\nuser svc ${s}\nEOF`,
  (s) => `machine git.example.com login svc password ${s}`,
  (s) => `machine h.internal\n  login svc\n  password ${s}\n`,
  (s) => `printf "machine h.internal\\nlogin svc\\npassword ${s}\\n" > ~/.netrc`,
  (s) => `db.internal:5432:churn:etl:${s}`,
  (s) => `cat > ~/.pgpass <<EOF\n*:*:*:etl:${s}\nEOF`,
  (s) => `//npm.example.com/:_authToken=${s}`,
  (s) => `[client]\nuser=svc\npassword=${s}\n`,
  (s) => JSON.stringify({ auths: { registry: { auth: base64(`svc:${s}`) } } }),
  (s) => `CREATE USER svc IDENTIFIED BY '${s}'`,
  (s) => `ALTER ROLE svc WITH PASSWORD '${s}';`,
  // Headers
  (s) => `Authorization: Bearer ${s}abc`,
  (s) => `curl -H 'Authorization: ApiKey ${s}' h`,
  (s) => `Authorization: Basic ${base64(`svc:${s}`)}`,
  (s) => `-H "X-Api-Key: ${s}"`,
  (s) => `curl -H "PRIVATE-TOKEN: ${s}" h`,
  (s) => `Cookie: sessionid=${s}`,
  // URLs and connection strings
  (s) => `postgres://etl:${s}@db.internal:5432/churn`,
  (s) => `postgres://etl:pa/${s}#x@db.internal:5432/churn`,
  (s) => `git clone https://oauth2:${s}@gitlab.example.com/a/b.git`,
  (s) => `redis://:${s}@cache.internal:6379/0`,
  (s) => `jdbc:postgresql://h:5432/db?user=u&password=${s}`,
  (s) => `Server=tcp:h,1433;Database=d;User ID=u;Password=${s};Encrypt=yes`,
  (s) => `AccountName=x;AccountKey=${s}==;EndpointSuffix=y`,
  (s) => `https://h.internal/cb?access_token=${s}&x=1`,
  (s) => `https://x.blob.core.windows.net/c?sv=2022&sig=${s}%3D`,
  (s) => `https://f.azurewebsites.net/api/x?code=${s}==`,
  // What siblings of these showed
  (s) => `GITHUB_PAT=${s}`,
  (s) => `svc:${s}@db.internal.example.com`,
  (s) => `docker login -u svc --password-stdin <<EOF\n${s}\nEOF`,
  (s) => `cat <<EOF | docker login -u svc --password-stdin\n${s}\nEOF`,
  (s) => `echo '${s}' | su -c x`,
  (s) => `spawn ssh h; send "${s}\\r"`,
  (s) => `aws ssm put-parameter --name /x --type SecureString --value ${s}`,
  (s) => `sqlplus svc/${s}@h:1521/orcl`,
  (s) => `["--password", "${s}"]`,
  (s) => `args: [--token, ${s}]`,
  (s) => `["docker", "login", "-u", "svc", "-p", "${s}"]`,
  (s) => `password = """${s}"""`,
  (s) => `set_password("${s}")`,
  (s) => `var password string = "${s}"`,
  (s) => `authentication failed: token ${s} expired`,
  (s) => `The API key is ${s}`,
  (s) => `Invalid password '${s}' for svc`,
  (s) => `curl -b "session=${s}" h`,
  (s) => `{"user": "svc", "pass": "${s}"}`,
  (s) => `mount -t cifs -o username=svc,password=${s} //h/s /m`,
  (s) => `ansible-playbook x -e "db_password=${s}"`,
  (s) => `git -c http.extraheader="AUTHORIZATION: bearer ${s}" clone h`,
  (s) => `Driver={X};Server=h;Uid=svc;Pwd=${s};`,
  (s) => `const apiKey = "${s}";`,
  (s) => `private static final String PASSWORD = "${s}";`,
  (s) => `Sys.setenv(DB_PASSWORD = "${s}")`,
  (s) => `password: !!str ${s}`,
  // Base64 of any of these
  (s) => base64(`DB_PASSWORD=${s}`),
  (s) => base64(JSON.stringify({ password: s })),
  (s) => base64(base64(`password: ${s}`)),
  (s) => `CONFIG=${base64(`https://u:${s}@h.internal/x`)}`,
];

function passwords(): Planted[] {
  const { password } = maker(1);
  return passwordForms.map((form) => {
    const secret = password();
    // What holds it in base64 holds it in clear for whoever decodes it.
    const text = form(secret);
    const encoded = text.match(/[A-Za-z\d+/]{24,}={0,2}/g) ?? [];
    return { what: form("…"), text, parts: text.includes(secret) ? [secret] : encoded };
  });
}

function keys(): Planted[] {
  const { hex: hexOf, secretKey, keyId, password } = maker(2);
  const one = (what: string, secret: string, text: (secret: string) => string): Planted => ({
    what,
    text: text(secret),
    parts: [secret],
  });
  const pair = (what: string, text: (id: string, secret: string) => string): Planted => {
    const [id, secret] = [keyId(), secretKey()];
    return { what, text: text(id, secret), parts: [id, secret] };
  };
  const body = () => Array.from({ length: 4 }, () => `${secretKey()}${secretKey().slice(0, 24)}`.replace(/\W/g, "x"));
  const privateKey = (what: string, type: string, word: string, newline: string): Planted => {
    const lines = body();
    return { what, text: pem(type, word, lines.join(newline), newline), parts: lines };
  };
  return [
    one("a Kaggle key", hexOf(32), (s) => `KAGGLE_KEY=${s}`),
    one("kaggle.json", hexOf(32), (s) => JSON.stringify({ username: "svc", key: s })),
    one("a Datadog key", hexOf(32), (s) => `DD_API_KEY=${s}`),
    one("a wandb login", hexOf(40), (s) => `wandb login ${s}`),
    one("a presigned URL", hexOf(64), (s) => `https://b.s3.amazonaws.com/k?X-Amz-Expires=60&X-Amz-Signature=${s}`),
    one("a Heroku key", `${hexOf(8)}-e2a8-4560-b1c9-d8e7f6a5b4c3`, (s) => `HEROKU_API_KEY=${s}`),
    one("an AWS secret key", secretKey(), (s) => `aws configure set aws_secret_access_key ${s}`),
    one("a Vault login", password(), (s) => `vault login ${s}`),
    pair("AWS credentials", (id, s) => `aws_access_key_id=${id}\naws_secret_access_key=${s}\n`),
    pair("a key id and its secret", (id, s) => `${id} ${s}`),
    pair("a key id, a colon and its secret", (id, s) => `use ${id}:${s} for now`),
    pair("a list of both", (id, s) => JSON.stringify({ keys: [id, s] })),
    pair("both as arguments", (id, s) => `boto3.client("s3", "${id}", "${s}")`),
    privateKey("an RSA key", "RSA ", "KEY", "\n"),
    privateKey("an OpenSSH key in JSON", "OPENSSH ", "KEY", "\\n"),
    privateKey("a PGP key", "PGP ", "KEY BLOCK", "\n"),
    privateKey("a key in JSON in JSON", "", "KEY", "\\\\n"),
  ];
}

/** Some tokens of each format that vendors give out. */
function vendorTokens(): Planted[] {
  return vendorFormats.flatMap((format) => {
    const starts = format.starts.length > 0 ? format.starts : [""];
    return starts.map((start, at): Planted => {
      const token = tokenOf(format, start, at);
      return { what: `${format.kind} ${start}…`, text: `note: ${token} (ask Mia)`, parts: [token] };
    });
  });
}

/** A token of the format: what looks around has to hold too, so it is drawn until it does. */
export function tokenOf({ kind, rest, middle }: VendorFormat, start: string, seed: number): string {
  const plain = rest.source.replace(/\(\?<?[=!][^()]*\)/g, "");
  const whole = new RegExp(`^(?:${rest.source})$`, rest.flags);
  const drawn = fc.stringMatching(new RegExp(`^(?:${plain})$`)).filter((token) => whole.test(token));
  const token = fc.sample(drawn, { numRuns: 1, seed: seed + 5 })[0];
  if (token === undefined) throw new Error(`No token of ${kind} ${middle ?? start} could be drawn.`);
  return start + token;
}

export const planted: readonly Planted[] = [...passwords(), ...keys(), ...vendorTokens()];

/** What is left of a planted secret in a text. */
export function leftOf({ parts }: Planted, text: string): string[] {
  return parts.filter((part) => part.length >= 6 && text.includes(part));
}
