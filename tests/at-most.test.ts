import { expect, test } from "vitest";
import { atMost } from "#lib/at-most.ts";

test("does all, so many at once and in order", async () => {
  const began: number[] = [];
  let running = 0;
  let most = 0;
  await atMost(2, [1, 2, 3, 4, 5], async (item) => {
    began.push(item);
    most = Math.max(most, ++running);
    await Promise.resolve();
    running--;
  });
  expect(began).toEqual([1, 2, 3, 4, 5]);
  expect(most).toBe(2);
});

test("begins nothing more once one has thrown", async () => {
  const began: number[] = [];
  const doing = atMost(2, [1, 2, 3, 4, 5], async (item) => {
    began.push(item);
    if (item === 1) throw new Error("No.");
    await new Promise((resolve) => setTimeout(resolve, 10));
  });
  await expect(doing).rejects.toThrow("No.");
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(began).toEqual([1, 2]);
});
