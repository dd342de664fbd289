import { fingerprintOf, signerMade } from "#lib/bundles/signing-key.ts";
import { readConfig } from "#lib/config.ts";
import type { Command } from "./command.ts";
import { parseOptions } from "./options.ts";

/** Prints the public key that this installation signs bundles with, and makes the key if there is none. */
export const bundleKeyCommand: Command = async (words) => {
  const { data } = parseOptions(words, { data: { type: "string" } });
  const { publicKey } = await signerMade({ dataDir: data ?? readConfig().dataDir });
  process.stdout.write(publicKey);
  process.stderr.write(`${fingerprintOf(publicKey)}\n`);
  return 0;
};
