import check from "#lib/checks/inference-component/runs-what-its-tags-mean.ts";
import { testCheck } from "#tests/support/test-check.ts";
import { blindToImages, deployed, images, tagged, untagged } from "../images-of.ts";

const InferenceComponentArn = "arn:c";
const running = (DeployedImage: object) => ({
  resource: { InferenceComponentArn, Specification: { Container: { DeployedImage } } },
  inventory: tagged,
});
const sure = { without: ["ecr-image"] as const, because: "nothing is looked up" };

testCheck(check, {
  pass: {
    "the tag means what runs": running(deployed("a")),
    "it was named by digest": {
      ...running({ SpecifiedImage: images.pinned, ResolvedImage: images.pinned }),
      sure,
    },
  },
  fail: {
    "the tag means another": running(deployed("b")),
    "no image has the tag any more": { ...running(deployed("a")), inventory: untagged },
  },
  notApplicable: {
    "it is AWS's image": { ...running({ SpecifiedImage: images.ofAws, ResolvedImage: "x" }), sure },
    "it runs a model": { resource: { InferenceComponentArn, Specification: { ModelName: "churn" } }, sure },
  },
  unknown: {
    "images were not read": { ...running(deployed("a")), inventory: blindToImages },
    "the answer is not complete": { resource: {} },
  },
});
