import type { CheckContext } from "../define.ts";
import type { Fix } from "../fixes.ts";
import { sagemaker } from "./endpoint-moves.ts";
import { written } from "./written.ts";

export function closePortfolio({ identity: { name, region } }: CheckContext): Fix {
  return written({
    mutability: "in-place",
    takesAway: true,
    summary: `Turn ${name} off: AWS's templates for projects disappear from Studio, and whoever needs them can turn them on again.`,
    steps: () => [sagemaker("disable-sagemaker-servicecatalog-portfolio", { region })],
  });
}
