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
  const kept = await keptToken(dataDir);
  if (kept !== undefined) return kept;
  const file = fileIn(dataDir);
  const made = newToken();
  await writeFile(file, `${made}\n`, { mode: 0o600 });
  await chmod(file, 0o600);
  return made;
}

/** The token that a dashboard made there on its first start; undefined when none did. */
export async function keptToken(dataDir: string): Promise<string | undefined> {
  const kept = await readFile(fileIn(dataDir), "utf8").catch(() => "");
  return kept.trim().length >= 16 ? kept.trim() : undefined;
}

function fileIn(dataDir: string): string {
  return join(dataDir, "sign-in-token");
}
