import { expect, test, vi } from "vitest";
import { pause } from "#components/api/pause.ts";

test("whoever withdraws the question ends the wait at once", async () => {
  vi.useFakeTimers();
  const asked = new AbortController();
  const waits = [pause(150, asked.signal), pause(150, new AbortController().signal)];
  const ended = vi.fn();
  waits[1]?.then(ended);
  asked.abort(new Error("withdrawn"));
  await expect(waits[0]).rejects.toThrow("withdrawn");
  expect(vi.getTimerCount()).toBe(1);
  await vi.advanceTimersByTimeAsync(149);
  expect(ended).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(ended).toHaveBeenCalledOnce();
  vi.useRealTimers();
});
