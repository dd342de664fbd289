import { iamId, seededRandom } from "#lib/simulator/accounts/build/random.ts";

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
const random = (name: string, length: number) => seededRandom(`fake ${name}`).text(length, letters);

/**
 * Made-up secrets in the shape of real ones. They are put together here, when the program runs, so that no text in the
 * repository looks like a secret to those who scan it.
 */
export const fakeSecrets = {
  /** The pair AWS's documentation uses for its examples. */
  exampleKeyId: ["AKIA", "IOSFODNN7", "EXAMPLE"].join(""),
  exampleSecretKey: ["wJalrXUtnFEMI", "K7MDENG", "bPxRfiCYEXAMPLEKEY"].join("/"),
  keyId: iamId("AKIA", "fake key id").slice(0, 20),
  secretKey: random("secret key", 40),
  githubToken: ["gh", "p_", random("github", 36)].join(""),
  slackToken: ["xo", "xb-", "128640293751-", "4417720935512-", random("slack", 24)].join(""),
  databaseUrl: ["postgres", "://churn_rw:", random("database", 14), "@churn-db.growth.internal:5432/churn"].join(""),
  databasePassword: random("password", 18),
  vendorApiKey: random("vendor", 32),
  /** Of an elliptic curve: one of RSA is longer than a variable of a job may be. */
  privateKey: [
    "-----BEGIN EC ",
    "PRIVATE KEY-----\n",
    ...Array.from({ length: 3 }, (_, line) => `${random(`private key ${line}`, 64)}\n`),
    "-----END EC ",
    "PRIVATE KEY-----",
  ].join(""),
} as const;
