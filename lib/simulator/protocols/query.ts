import { XmlShapeSerializer } from "@aws-sdk/core/protocols";
import type { NormalizedSchema } from "@smithy/core/schema";
import type { AwsError } from "../aws-error.ts";
import { type ClientModule, inputOf, operationIn, outputOf } from "../shapes.ts";
import { type Protocol, serde, type WireAnswer } from "./protocol.ts";
import { spoiledXml } from "./spoil.ts";
import { scalarFrom } from "./text.ts";
import { escapeXml, xmlHead } from "./xml.ts";

interface Settings {
  /** `ec2` flattens lists, capitalises names and wraps answers in its own way. */
  flavour: "query" | "ec2";
  xmlns: string;
}

/** 5: ISO date-time. Source: @smithy/types, schema sentinels. */
const dateTime = 5;

/** AWS Query and EC2 Query: form parameters in, XML out. Source: Smithy, "AWS query protocol", "AWS EC2 query protocol". */
export function queryProtocol(client: ClientModule, { flavour, xmlns }: Settings): Protocol {
  const ec2 = flavour === "ec2";

  function wire(status: number, requestId: string, xml: string): WireAnswer {
    return {
      status,
      headers: { "content-type": `text/xml${ec2 ? ";charset=UTF-8" : ""}`, "x-amzn-requestid": requestId },
      body: xmlHead + xml,
    };
  }

  function membersOf(schema: NormalizedSchema, output: object, spoil: boolean): string {
    if (schema.isUnitSchema()) return "";
    const serializer = new XmlShapeSerializer({
      timestampFormat: { useTrait: true, default: dateTime },
      xmlNamespace: "",
      serviceNamespace: "",
      httpBindings: false,
    });
    serializer.setSerdeContext(serde);
    serializer.write(schema, output);
    const root = String(serializer.flush());
    // The root element is the structure's name, which the wire does not have; empty, it is `<Name/>`.
    const members = root.slice(root.indexOf(">") + 1, Math.max(root.lastIndexOf("</"), root.indexOf(">") + 1));
    return spoil ? spoiledXml(members, schema, output) : members;
  }

  return {
    route({ body, url }) {
      const name = parametersOf(body, url).get("Action") ?? "";
      return { name, operation: operationIn(client, name) };
    },
    async read({ body, url }, operation) {
      const input = inputOf(operation);
      return input.isUnitSchema() ? {} : readNode(input, treeOf(parametersOf(body, url)), ec2);
    },
    async answer(operation, output, requestId, spoil) {
      const name = operation[2];
      const members = membersOf(outputOf(operation), output, spoil);
      const inner = ec2
        ? `<requestId>${requestId}</requestId>${members}`
        : `<${name}Result>${members}</${name}Result><ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata>`;
      return wire(200, requestId, `<${name}Response xmlns="${xmlns}">${inner}</${name}Response>`);
    },
    refuse(error: AwsError, requestId) {
      const what = `<Code>${escapeXml(error.code)}</Code><Message>${escapeXml(error.message)}</Message>`;
      const type = error.status < 500 ? "Sender" : "Receiver";
      return wire(
        error.status,
        requestId,
        ec2
          ? `<Response><Errors><Error>${what}</Error></Errors><RequestID>${requestId}</RequestID></Response>`
          : `<ErrorResponse xmlns="${xmlns}"><Error><Type>${type}</Type>${what}</Error><RequestId>${requestId}</RequestId></ErrorResponse>`,
      );
    },
  };
}

function parametersOf(body: Buffer, url: URL): URLSearchParams {
  return body.length > 0 ? new URLSearchParams(body.toString("utf8")) : url.searchParams;
}

/** `Filter.1.Name=vpc-id` as a tree: Filter → 1 → Name. */
interface Node {
  text?: string;
  children: Map<string, Node>;
}

function treeOf(parameters: URLSearchParams): Node {
  const root: Node = { children: new Map() };
  for (const [key, text] of parameters) {
    let node = root;
    for (const part of key.split(".")) {
      let child = node.children.get(part);
      if (!child) {
        child = { children: new Map() };
        node.children.set(part, child);
      }
      node = child;
    }
    node.text = text;
  }
  return root;
}

/** The SDK ships no query deserializer: this is the inverse of its QueryShapeSerializer. */
function readNode(schema: NormalizedSchema, node: Node, ec2: boolean): unknown {
  if (schema.isStructSchema()) {
    const result: Record<string, unknown> = {};
    for (const [name, member] of schema.structIterator()) {
      const child = node.children.get(parameterName(name, member, ec2));
      if (child) result[name] = readNode(member, child, ec2);
    }
    return result;
  }
  if (schema.isListSchema()) {
    const item = schema.getValueSchema();
    const flat = ec2 || schema.getMergedTraits().xmlFlattened;
    const holder = flat ? node : node.children.get(item.getMergedTraits().xmlName ?? "member");
    return numbered(holder).map((child) => readNode(item, child, ec2));
  }
  if (schema.isMapSchema()) {
    const [key, value] = [schema.getKeySchema(), schema.getValueSchema()];
    const holder = schema.getMergedTraits().xmlFlattened ? node : node.children.get("entry");
    const entries = numbered(holder).map(({ children }): [string, unknown] => {
      const held = children.get(value.getMergedTraits().xmlName ?? "value");
      const name = children.get(key.getMergedTraits().xmlName ?? "key")?.text ?? "";
      return [name, held && readNode(value, held, ec2)];
    });
    return Object.fromEntries(entries);
  }
  return node.text === undefined ? undefined : scalarFrom(schema, node.text);
}

function parameterName(name: string, member: NormalizedSchema, ec2: boolean): string {
  const { xmlName = name, ec2QueryName } = member.getMergedTraits();
  if (!ec2) return xmlName;
  return typeof ec2QueryName === "string" ? ec2QueryName : xmlName.charAt(0).toUpperCase() + xmlName.slice(1);
}

function numbered(holder: Node | undefined): Node[] {
  const nodes: Node[] = [];
  for (let child = holder?.children.get("1"); child; child = holder?.children.get(String(nodes.length + 1))) {
    nodes.push(child);
  }
  return nodes;
}
