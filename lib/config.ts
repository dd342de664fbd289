import { z } from "zod";
import { AppError } from "./errors.ts";

/** Days, or all of them. */
const days = z.union([z.literal("all"), z.coerce.number().int().min(1).max(36_500)]);

const schema = z.object({
  HOST: z.string().min(1).default("127.0.0.1"),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  SAGEWARDEN_DATA: z.string().min(1).default("./.sagewarden"),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  SAGEWARDEN_CONFIG: z.string().optional(),
  SAGEWARDEN_TOKEN: z.string().min(16, "must have at least 16 characters").optional(),
  SAGEWARDEN_ALLOWED_HOSTS: z.string().optional(),
  SAGEWARDEN_CAP: z.union([z.literal("all"), z.coerce.number().int().min(1)]).optional(),
  SAGEWARDEN_SCANS_AT_ONCE: z.coerce.number().int().min(1).max(100).optional(),
  SAGEWARDEN_KEEP_HISTORY: days.default(400),
  SAGEWARDEN_KEEP_EVENTS: days.default(400),
  AWS_REGION: z.string().optional(),
  AWS_DEFAULT_REGION: z.string().optional(),
  AWS_ENDPOINT_URL: z.url().optional(),
});

/** The file with settings, looked for in the folder that the product is started in. */
export const usualConfigFile = "sagewarden.config.json";

export interface Config {
  host: string;
  port: number;
  dataDir: string;
  databaseUrl: string | undefined;
  token: string | undefined;
  /** A file with options of checks, instead of sagewarden.config.json in the folder it is started in. */
  configFile: string | undefined;
  /** Further `host:port` names the server answers to, behind a proxy. */
  allowedHosts: string[];
  /** The most jobs of one kind in one region that a scan reads, when it is not told. */
  cap: number | "all" | undefined;
  /** Accounts that one process scans at once: into a database, and for their reports alone. */
  scansAtOnce: { kept: number; unkept: number };
  /** How many days scans with what they found, and CloudTrail events, are kept. */
  retention: { history: number | "all"; events: number | "all" };
  /** The region the environment names, if it does. */
  region: string | undefined;
  /** The region asked for first, by which identity and the other regions are found. */
  homeRegion: string;
  endpointUrl: string | undefined;
}

/**
 * The only reader of the environment; the AWS SDK reads its own AWS_* variables besides.
 * @throws AppError `usage` naming the variable that is wrong; never its value, which may be a secret.
 */
export function readConfig(environment: Record<string, string | undefined> = process.env): Config {
  // An empty variable is how shells and compose files leave one out.
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
  const parsed = schema.safeParse(set);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new AppError(
      "usage",
      `The environment variable ${issue?.path.join(".")} is not valid: ${issue?.message}.`,
      "Correct or unset it.",
    );
  }
  const env = parsed.data;
  return {
    host: env.HOST,
    port: env.PORT,
    dataDir: env.SAGEWARDEN_DATA,
    databaseUrl: env.DATABASE_URL,
    token: env.SAGEWARDEN_TOKEN,
    configFile: env.SAGEWARDEN_CONFIG,
    allowedHosts: env.SAGEWARDEN_ALLOWED_HOSTS?.split(",").map((host) => host.trim()) ?? [],
    cap: env.SAGEWARDEN_CAP,
    scansAtOnce: { kept: env.SAGEWARDEN_SCANS_AT_ONCE ?? 4, unkept: env.SAGEWARDEN_SCANS_AT_ONCE ?? 20 },
    retention: { history: env.SAGEWARDEN_KEEP_HISTORY, events: env.SAGEWARDEN_KEEP_EVENTS },
    region: env.AWS_REGION ?? env.AWS_DEFAULT_REGION,
    homeRegion: env.AWS_REGION ?? env.AWS_DEFAULT_REGION ?? "us-east-1",
    endpointUrl: env.AWS_ENDPOINT_URL,
  };
}
