import fc from "fast-check";
import { expect, test } from "vitest";
import { placeBeside } from "#components/ui/truncation.ts";

test("a tip stays inside the window, wherever the text is", () => {
  const place = fc.integer({ min: -200, max: 3000 });
  fc.assert(
    fc.property(
      fc.record({ left: place, top: place, height: fc.integer({ min: 10, max: 60 }) }),
      fc.record({ width: fc.integer({ min: 20, max: 300 }), height: fc.integer({ min: 20, max: 200 }) }),
      fc.record({ width: fc.integer({ min: 390, max: 2560 }), height: fc.integer({ min: 400, max: 1300 }) }),
      ({ left, top, height }, tip, window) => {
        const at = placeBeside({ left, top, bottom: top + height }, tip, window);
        expect(at.left).toBeGreaterThanOrEqual(8);
        expect(at.top).toBeGreaterThanOrEqual(8);
        expect(at.left + tip.width).toBeLessThanOrEqual(window.width - 8);
        expect(at.top + tip.height).toBeLessThanOrEqual(window.height - 8);
      },
    ),
  );
});
