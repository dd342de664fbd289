"use client";
import {
  BaseEdge,
  type Edge,
  type EdgeProps,
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
import "./relations-graph.css";
import { Maximize, Minus, Plus } from "lucide-react";
import { useMemo, useRef, useState } from "react";
import { IconButton } from "../ui/button.tsx";
import type { RelationsAnswer } from "./queries.ts";
import { type BoxPlace, MoreBox, ResourceBox } from "./relation-box.tsx";
import { type Box, boxWidth, drawingOf, type Line, viewOf } from "./relation-layout.ts";
import { furtherOf, isAllOf } from "./relation-words.ts";

type Drawn = Node<{ box: Box; further: number; isAll: boolean; place: BoxPlace }, "box">;

type DrawnLine = Edge<{ line: Line }, "line">;
type Instance = ReactFlowInstance<Drawn, DrawnLine>;

const nodeTypes = { box: BoxNode };
const edgeTypes = { line: LineEdge };

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
  const { nodes, edges, drawing } = useMemo(() => flowOf(answer, account, depth), [answer, account, depth]);
  const [width, setWidth] = useState<number>();
  const flow = useRef<Instance>(null);
  const view = width === undefined ? undefined : viewOf(drawing, width);
  return (
    <div
      ref={(element) => {
        if (element) setWidth(element.clientWidth);
      }}
      style={{ height: view?.height }}
      className="relations-graph"
    >
      {view && (
        <ReactFlow
          nodes={nodes}
          edges={edges}
          nodeTypes={nodeTypes}
          edgeTypes={edgeTypes}
          defaultViewport={view.viewport}
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
      )}
    </div>
  );
}

function flowOf(answer: RelationsAnswer, account: string, depth: string) {
  const [root] = answer.nodes;
  const drawing = drawingOf(answer);
  const further = furtherOf(answer);
  const names = new Map(answer.nodes.map(({ id, name }) => [id, name]));
  const nodes = root
    ? drawing.boxes.map((box): Drawn => {
        const { id, x, y, height } = box;
        return {
          ...{ id, type: "box", position: { x, y }, width: boxWidth, height },
          data: {
            box,
            further: further.get(id) ?? 0,
            isAll: "more" in box && isAllOf(answer, box.more),
            place: { root, account, depth },
          },
          // What is read aloud of a box is its link.
          domAttributes: { "aria-roledescription": undefined, "aria-describedby": undefined },
        };
      })
    : [];
  const edges = drawing.lines.map((line): DrawnLine => {
    const { id, from, to } = line;
    return {
      ...{ id, type: "line", source: from, target: to, data: { line } },
      ariaLabel: `${names.get(from) ?? "more"} uses ${names.get(to) ?? "more"}`,
      domAttributes: { "aria-roledescription": undefined },
      markerEnd: { type: MarkerType.Arrow, width: 14, height: 14 },
    };
  });
  return { nodes, edges, drawing };
}

function BoxNode({ data: { box, further, isAll, place } }: NodeProps<Drawn>) {
  return (
    <>
      <Handle type="target" position={Position.Left} isConnectable={false} />
      {"node" in box ? (
        <ResourceBox node={box.node} further={further} place={place} />
      ) : (
        <MoreBox more={box.more} isAll={isAll} place={place} />
      )}
      <Handle type="source" position={Position.Right} isConnectable={false} />
    </>
  );
}

function LineEdge({ data, markerEnd }: EdgeProps<DrawnLine>) {
  if (!data) return null;
  const { path, label, middle } = data.line;
  return (
    <BaseEdge
      path={path}
      {...(markerEnd && { markerEnd })}
      {...(label && { label: shortened(label), labelX: middle.x, labelY: middle.y, labelBgPadding: [2, 0] })}
    />
  );
}

/** What fits between two columns. */
function shortened(label: string): string {
  return label.length > 18 ? `${label.slice(0, 17)}…` : label;
}

/** Keys lead to boxes that are out of sight. */
function bringIntoView(target: Element, { getNode, getZoom, setCenter }: Instance): void {
  const frame = target.closest(".react-flow")?.getBoundingClientRect();
  const node = getNode(target.closest<HTMLElement>(".react-flow__node")?.dataset.id ?? "");
  if (!frame || !node || !target.matches(":focus-visible")) return;
  const own = target.getBoundingClientRect();
  const isInside =
    own.left >= frame.left && own.right <= frame.right && own.top >= frame.top && own.bottom <= frame.bottom;
  const { x, y } = node.position;
  if (!isInside) void setCenter(x + boxWidth / 2, y + (node.height ?? 0) / 2, { zoom: getZoom() });
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
      <IconButton label="Show all of it" onClick={() => void fitView({ padding: 0.05, maxZoom: 1 })}>
        <Maximize />
      </IconButton>
    </Panel>
  );
}
