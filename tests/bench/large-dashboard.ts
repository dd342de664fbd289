/* The dashboard over a large account, with a second one beside it that is there to be scanned. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AwsSession } from "#lib/aws/session.ts";
import { type Dashboard, startDashboard } from "./dashboard.ts";
import { fillLarge } from "./large-store.ts";
import { simulated, type Wanted } from "./simulated.ts";

export interface LargeDashboard extends Dashboard {
  /** Id of the account that can be scanned. */
  scanned: string;
}

/** `wanted`: what that account is. What was started ends, and what was stored goes, when it is stopped. */
export async function startLargeDashboard(wanted: Wanted): Promise<LargeDashboard> {
  const dataDir = await mkdtemp(join(tmpdir(), "sagewarden-bench-"));
  const simulator = await simulated(wanted);
  const source = { type: "static", accessKeyId: "AKIABENCHBENCHBENCH0", secretAccessKey: "bench" } as const;
  const session = new AwsSession(source, { homeRegion: "us-east-1", endpoint: simulator.url });
  const { account: scanned } = await session.identity();
  await fillLarge(dataDir, { id: scanned, connection: { type: "default" } });
  const dashboard = await startDashboard(dataDir, {
    AWS_ACCESS_KEY_ID: source.accessKeyId,
    AWS_SECRET_ACCESS_KEY: source.secretAccessKey,
    AWS_ENDPOINT_URL: simulator.url,
    AWS_REGION: "us-east-1",
  });
  return {
    ...dashboard,
    scanned,
    async stop() {
      await dashboard.stop();
      simulator.stop();
      await rm(dataDir, { recursive: true });
    },
  };
}
