"use client";
import {
  type Edge,
  Handle,
  MarkerType,
  type Node,
  type NodeProps,
  Panel,
  Position,
  ReactFlow,
  type ReactFlowInstance,
  useReactFlow,
} from "@xyflow/react";
import "@xyflow/react/dist/base.css";
import { Maximize, Minus, Plus } from "lucide-react";
import { useMemo, useRef } from "react";
import { IconButton } from "../ui/button.tsx";
import type { RelationsAnswer } from "./queries.ts";
import { type BoxPlace, MoreBox, ResourceBox } from "./relation-box.tsx";
import { type Box, boxHeight, boxWidth, drawingOf } from "./relation-layout.ts";
import { furtherOf, tellingField } from "./relation-words.ts";

/** px, of the whole picture. */
const [least, most] = [176, 560];
const margin = 32;
const fit = { padding: `${margin / 2}px`, minZoom: 0.5, maxZoom: 1 } as const;

/** The colours of the theme, and an attribution that can be read. */
const look =
  "[--xy-attribution-background-color:transparent] [--xy-edge-stroke:var(--color-control)] [--xy-background-color:var(--color-paper)] [&_.react-flow__attribution_a]:text-faint! [&_.react-flow__edge-text]:fill-muted [&_.react-flow__edge-text]:text-2xs [&_.react-flow__edge-textbg]:fill-paper [&_.react-flow__handle]:invisible";

type Drawn = Node<{ box: Box; further: number; place: BoxPlace }, "box">;

const nodeTypes = { box: BoxNode };

/** The picture of an answer, left to right: what uses is left of what it uses. It is panned and zoomed, and nothing in it moves. */
export default function RelationsGraph({
  answer,
  account,
  depth,
}: {
  answer: RelationsAnswer;
  account: string;
  depth: string;
}) {
  const { nodes, edges, height } = useMemo(() => flowOf(answer, account, depth), [answer, account, depth]);
  const flow = useRef<ReactFlowInstance<Drawn>>(null);
  return (
    <div style={{ height: Math.min(most, Math.max(least, height + margin)) }} className={look}>
      <ReactFlow
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        fitView
        fitViewOptions={fit}
        minZoom={0.2}
        maxZoom={1.5}
        nodesDraggable={false}
        nodesConnectable={false}
        nodesFocusable={false}
        edgesFocusable={false}
        elementsSelectable={false}
        onInit={(instance) => {
          flow.current = instance;
        }}
        onFocus={({ target }) => flow.current && bringIntoView(target, flow.current)}
        // The wheel and the keys are the page's: the picture has buttons.
        zoomOnScroll={false}
        zoomOnDoubleClick={false}
        preventScrolling={false}
        disableKeyboardA11y
        {...{ deleteKeyCode: null, selectionKeyCode: null, multiSelectionKeyCode: null, panActivationKeyCode: null }}
      >
        <Zoom />
      </ReactFlow>
    </div>
  );
}

function flowOf(answer: RelationsAnswer, account: string, depth: string) {
  const [root] = answer.nodes;
  const { boxes, lines, height } = drawingOf(answer);
  const further = furtherOf(answer);
  const known = new Map(answer.nodes.map((node) => [node.id, node]));
  const nodes = root
    ? boxes.map((box): Drawn => {
        const { id, x, y } = box;
        return {
          ...{ id, type: "box", position: { x, y }, width: boxWidth, height: boxHeight },
          data: { box, further: further.get(id) ?? 0, place: { root, account, depth } },
          // What is read aloud of a box is its link.
          domAttributes: { "aria-roledescription": undefined, "aria-describedby": undefined },
        };
      })
    : [];
  const edges = lines.map(({ id, from, to, fields }): Edge => {
    const label = tellingField(fields, known.get(to)?.kind ?? "");
    return {
      ...{ id, source: from, target: to },
      ariaLabel: `${known.get(from)?.name ?? "more"} uses ${known.get(to)?.name ?? "more"}`,
      ...(label && { label }),
      domAttributes: { "aria-roledescription": undefined },
      markerEnd: { type: MarkerType.Arrow, width: 14, height: 14 },
    };
  });
  return { nodes, edges, height };
}

function BoxNode({ data: { box, further, place } }: NodeProps<Drawn>) {
  return (
    <>
      <Handle type="target" position={Position.Left} isConnectable={false} />
      {"node" in box ? (
        <ResourceBox node={box.node} further={further} place={place} />
      ) : (
        <MoreBox more={box.more} place={place} />
      )}
      <Handle type="source" position={Position.Right} isConnectable={false} />
    </>
  );
}

/** Keys lead to boxes that are out of sight. */
function bringIntoView(target: Element, { getNode, getZoom, setCenter }: ReactFlowInstance<Drawn>): void {
  const frame = target.closest(".react-flow")?.getBoundingClientRect();
  const node = getNode(target.closest<HTMLElement>(".react-flow__node")?.dataset.id ?? "");
  if (!frame || !node || !target.matches(":focus-visible")) return;
  const own = target.getBoundingClientRect();
  const isInside =
    own.left >= frame.left && own.right <= frame.right && own.top >= frame.top && own.bottom <= frame.bottom;
  const { x, y } = node.position;
  if (!isInside) void setCenter(x + boxWidth / 2, y + boxHeight / 2, { zoom: getZoom() });
}

function Zoom() {
  const { zoomIn, zoomOut, fitView } = useReactFlow();
  return (
    <Panel position="bottom-left" className="m-0! flex rounded-md border bg-raised">
      <IconButton label="Zoom in" onClick={() => void zoomIn()}>
        <Plus />
      </IconButton>
      <IconButton label="Zoom out" onClick={() => void zoomOut()}>
        <Minus />
      </IconButton>
      <IconButton label="Show all of it" onClick={() => void fitView({ ...fit, minZoom: 0.2 })}>
        <Maximize />
      </IconButton>
    </Panel>
  );
}
