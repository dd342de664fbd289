import { serveStdio } from "@modelcontextprotocol/server/stdio";
import { type Config, readConfig } from "#lib/config.ts";
import { AppError } from "#lib/errors.ts";
import { dashboardAt } from "../../app/_mcp/dashboard.ts";
import { mcpServer } from "../../app/_mcp/server.ts";
import type { Command } from "./command.ts";
import { parseOptions } from "./options.ts";
import { keptToken } from "./sign-in-token.ts";

/** Answers an assistant over standard input and output, out of a running dashboard, until the assistant goes. */
export const mcpCommand: Command = async (words, signal) => {
  const { url } = parseOptions(words, { url: { type: "string" } });
  const config = readConfig();
  const dashboard = dashboardAt(addressOf(url ?? `http://${config.host}:${config.port}`), await tokenOf(config));
  await new Promise<void>((resolve) => {
    const served = serveStdio(() => mcpServer(dashboard), {
      onerror: (error) => void process.stderr.write(`sagewarden: ${error.message}\n`),
    });
    process.stdin.once("close", resolve);
    process.stdin.once("end", resolve);
    signal.addEventListener("abort", () => void served.close().then(resolve, resolve), { once: true });
  });
  return 0;
};

/** @throws AppError `usage` for what is no address of the web. */
function addressOf(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol === "http:" || url?.protocol === "https:") return url.href;
  throw new AppError("usage", `--url cannot be "${text}".`, "It is the address of a dashboard, http://127.0.0.1:3000.");
}

/** SAGEWARDEN_TOKEN, or the one that a dashboard made and kept in the data directory. */
async function tokenOf({ token, dataDir }: Config): Promise<string> {
  const known = token ?? (await keptToken(dataDir));
  if (known !== undefined) return known;
  throw new AppError(
    "forbidden",
    `There is no sign-in token in ${dataDir}.`,
    "Set SAGEWARDEN_TOKEN to the dashboard's, or start the dashboard here once.",
  );
}
