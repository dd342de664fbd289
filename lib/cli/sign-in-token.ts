import { chmod, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { newToken } from "#lib/auth/token.ts";
import type { Config } from "#lib/config.ts";

/**
 * The sign-in token: SAGEWARDEN_TOKEN, or one made on the first start and kept, readable by its owner alone, so that
 * sessions outlive a restart.
 */
export async function signInToken({ token, dataDir, databaseUrl }: Config): Promise<string> {
  if (token) return token;
  if (databaseUrl) return newToken();
  const file = join(dataDir, "sign-in-token");
  const kept = await readFile(file, "utf8").catch(() => "");
  if (kept.trim().length >= 16) return kept.trim();
  const made = newToken();
  await writeFile(file, `${made}\n`, { mode: 0o600 });
  await chmod(file, 0o600);
  return made;
}
