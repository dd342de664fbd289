import { describe, expect, it, vi } from "vitest";
import { AppError } from "#lib/errors.ts";
import { problem } from "../../app/_server/problem.ts";

describe("problem", () => {
  it("explains what was meant to be explained", async () => {
    const response = problem(new AppError("not-found", "There is no such finding.", "Look again."));
    expect(response.status).toBe(404);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect(await response.json()).toEqual({
      type: "about:blank",
      title: "Not found",
      status: 404,
      detail: "There is no such finding.",
      advice: "Look again.",
    });
  });

  it("knows an AppError of another module graph by its shape", () => {
    const foreign = Object.assign(new Error("Held."), { name: "AppError", code: "data-held", advice: "" });
    expect(problem(foreign).status).toBe(503);
  });

  it("tells a stranger nothing about a defect", async () => {
    const log = vi.spyOn(process.stderr, "write").mockReturnValue(true);
    const response = problem(new Error("select secret from table"));
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain("secret");
    expect(log).toHaveBeenCalledWith(expect.stringContaining("select secret from table"));
    log.mockRestore();
  });
});
