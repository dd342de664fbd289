import check from "#lib/checks/endpoint/runs-what-its-tags-mean.ts";
import { testCheck } from "#tests/support/test-check.ts";
import { blindToImages, deployed, images, tagged, untagged } from "../images-of.ts";

const EndpointArn = "arn:e";
const running = (...DeployedImages: object[]) => ({
  resource: { EndpointArn, ProductionVariants: [{ VariantName: "main", DeployedImages }] },
  inventory: tagged,
});
const pinned = { SpecifiedImage: images.pinned, ResolvedImage: images.pinned };
const sure = { without: ["ecr-image"] as const, because: "a digest stays what it is" };

testCheck(check, {
  pass: {
    "the tag means what runs": running(deployed("a")),
    "it was named by digest": { ...running(pinned), sure },
    "beside one of AWS's": running(deployed("a"), { SpecifiedImage: images.ofAws, ResolvedImage: "x" }),
  },
  fail: {
    "the tag means another": running(deployed("b")),
    "no image has the tag any more": { ...running(deployed("a")), inventory: untagged },
    "one of two": running(pinned, deployed("b")),
    "a shadow": {
      resource: { EndpointArn, ShadowProductionVariants: [{ VariantName: "s", DeployedImages: [deployed("b")] }] },
      inventory: tagged,
    },
  },
  notApplicable: {
    "it is AWS's image": { ...running({ SpecifiedImage: images.ofAws, ResolvedImage: "x" }), sure },
    "nothing is deployed": { ...running(), sure },
  },
  unknown: {
    "images were not read": { ...running(deployed("a")), inventory: blindToImages },
    "AWS does not say what it resolved to": running({ SpecifiedImage: images.own }),
    "the answer is not complete": { resource: {} },
  },
  sure: { without: ["endpoint-config", "model"], because: "only the fix looks there" },
});
