import fc from "fast-check";

/*
 * Made-up secrets, put together when the tests run: no text in the repository looks like a secret to those who scan it.
 */
const alphanumeric = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"];
const upper = alphanumeric.filter((one) => one === one.toUpperCase());

function text(letters: readonly string[], length: number): fc.Arbitrary<string> {
  return fc.string({ unit: fc.constantFrom(...letters), minLength: length, maxLength: length });
}

function joined(...parts: (string | fc.Arbitrary<string>)[]): fc.Arbitrary<string> {
  return fc
    .tuple(...parts.map((part) => (typeof part === "string" ? fc.constant(part) : part)))
    .map((all) => all.join(""));
}

/** Secrets that are known by their shape, wherever they stand; the kind each is sighted as. */
export const shaped = {
  "aws-access-key": joined("AK", "IA", text(upper, 16)),
  "github-token": joined("gh", "p_", text(alphanumeric, 36)),
  "gitlab-personal-access-token": joined("gl", "pat-", text(alphanumeric, 20)),
  "slack-token": joined("xo", "xb-", text([..."0123456789"], 12), "-", text(alphanumeric, 24)),
  "slack-webhook": joined(
    "https://hooks.slack",
    ".com/services/T",
    text(upper, 8),
    "/B",
    text(upper, 8),
    "/",
    text(alphanumeric, 24),
  ),
  "hugging-face-token": joined("h", "f_", text(alphanumeric, 34)),
  "openai-token": joined("sk-", text(alphanumeric, 20), "T3Blb", "kFJ", text(alphanumeric, 20)),
  "npm-access-token": joined("np", "m_", text(alphanumeric, 36)),
  "google-api-key": joined("AI", "za", text(alphanumeric, 35)),
  "stripe-key": joined("sk_", "live_", text(alphanumeric, 24)),
  jwt: joined("ey", "J", text(alphanumeric, 20), ".ey", "J", text(alphanumeric, 40), ".", text(alphanumeric, 43)),
} satisfies Record<string, fc.Arbitrary<string>>;

export const shapedSecret: fc.Arbitrary<{ kind: string; secret: string }> = fc.oneof(
  ...Object.entries(shaped).map(([kind, secret]) => fc.record({ kind: fc.constant(kind), secret })),
);

/** A private key as PEM, its last line missing half the time, as where a value was cut. */
export const privateKey: fc.Arbitrary<{ pem: string; key: string }> = fc
  .tuple(fc.constantFrom("RSA ", "EC ", "OPENSSH ", "ENCRYPTED ", ""), text(alphanumeric, 64), fc.boolean())
  .map(([type, key, whole]) => ({
    key,
    pem: [
      "-----BEGIN ",
      type,
      "PRIVATE ",
      `KEY-----\n${key}\n`,
      ...(whole ? ["-----END ", type, "PRIVATE ", "KEY-----"] : []),
    ].join(""),
  }));

/** A password: nothing but its name, or where it stands, gives it away. */
export const password: fc.Arbitrary<string> = fc
  .string({ unit: fc.constantFrom(...alphanumeric, ..."!#%*+-.^_~"), minLength: 5, maxLength: 30 })
  .map((rest) => `p4${rest}`);
