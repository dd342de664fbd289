import { seededRandom } from "#lib/simulator/accounts/build/random.ts";
import type { Run } from "#lib/simulator/accounts/build/run.ts";

const reasons = [
  "AlgorithmError: ExecuteUserScriptError: ExitCode 1 ErrorMessage \"ValueError: Input contains NaN, infinity or a value too large for dtype('float32')\"",
  "ClientError: Data download failed: Access denied when calling (HeadObject): Forbidden",
  "AlgorithmError: CUDA out of memory. Tried to allocate 2.50 GiB (GPU 0; 15.78 GiB total capacity)",
  "CapacityError: Unable to provision requested ML compute capacity. Please retry using a different ML instance type.",
  "InternalServerError: We encountered an internal error. Please try again.",
];

/** How runs at these times went: most complete, some fail, a few are stopped. */
export function outcomes(seed: string, moments: readonly Date[], troubled = 0.12): Run[] {
  const random = seededRandom(`outcome ${seed}`);
  return moments.map((at) => {
    const minutes = random.int(6, 70);
    if (random.chance(troubled)) return { at, minutes, status: "Failed", reason: random.pick(reasons) };
    return { at, minutes, status: random.chance(0.04) ? "Stopped" : "Completed" };
  });
}
