import { defineCheck } from "../define.ts";
import { everyVariant } from "../every-variant.ts";
import { renewHosts } from "../remedies/endpoint-config-output.ts";
import { fail, notApplicable, pass } from "../verdicts.ts";
import { worstOf } from "../worst-of.ts";

/** Amazon Linux 2 got its last fixes then. Source: Amazon Linux 2 FAQs. */
const endOfLinux2 = Date.parse("2026-06-30T00:00:00Z");

/** Without a word of it AWS chooses the machine image, and may choose another whenever it replaces an instance. */
export default defineCheck({
  id: "endpoint-config/hosts-are-supported",
  kind: "endpoint-config",
  title: "Endpoint config asks for machine images and accelerators that AWS supports",
  failTitle: "Endpoint config asks for machine images or accelerators that AWS supports no more",
  severity: "low",
  category: "hygiene",
  rationale:
    "The image is the system and the drivers under every container: one of Amazon Linux 2 gets no more fixes, and stays until the config names another. Elastic Inference is gone altogether.",
  needs: [],
  controls: ["checklist:N-INF-12", "nist-800-53-r5:SI-2", "iso-27001-2022:A.8.8"],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ProductionVariant.html",
    "https://aws.amazon.com/amazon-linux-2/faqs/",
  ],
  evaluate: (config, { now }) =>
    everyVariant(config, ({ InferenceAmiVersion: image, AcceleratorType: accelerator }, at) => {
      const isOld = image?.startsWith("al2-") && Date.parse(now) >= endOfLinux2;
      const ofImage = {
        path: `${at}.InferenceAmiVersion`,
        observed: image,
        expected: "one of Amazon Linux 2023, or none",
      };
      const ofAccelerator = { path: `${at}.AcceleratorType`, observed: accelerator, expected: "none" };
      return worstOf(
        [...(image ? [isOld ? fail(ofImage) : pass(ofImage)] : []), ...(accelerator ? [fail(ofAccelerator)] : [])],
        notApplicable("AWS chooses the machine image, and there is no accelerator."),
      );
    }),
  fix: renewHosts,
});
