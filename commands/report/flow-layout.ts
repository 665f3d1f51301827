import type { OutlinedAction, OutlinedExit } from '../../sandbox/genesys/flow';
import { goesOn } from './flow-path';

/** An action in the drawing; all lengths are in pixels. */
export interface PlacedAction {
  readonly action: OutlinedAction;
  readonly x: number;
  readonly y: number;
  /** Right end of its texts. */
  readonly right: number;
  /** Exits without actions; they follow the name if the action has several exits. */
  readonly shortExits: readonly OutlinedExit[];
}

/** A line from one action to the next. */
export interface PlacedWay {
  readonly line: string;
  /** `in`: into a branch; `past`: an exit without actions; `back`: from the end of a branch; `again`: into the next round. */
  readonly kind: 'in' | 'past' | 'back' | 'again';
  readonly action: OutlinedAction;
  readonly exits: readonly OutlinedExit[];
}

/** The name of an exit, next to the line into its branch. */
export interface PlacedLabel {
  readonly action: OutlinedAction;
  readonly exit: OutlinedExit;
  readonly x: number;
  readonly y: number;
}

/** The frame around the body of a loop. */
export interface PlacedFrame {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A part of the drawing, in full width, that fits on a printed page. */
export interface Piece {
  readonly y: number;
  readonly height: number;
}

export interface FlowLayout {
  readonly actions: readonly PlacedAction[];
  readonly ways: readonly PlacedWay[];
  readonly labels: readonly PlacedLabel[];
  readonly frames: readonly PlacedFrame[];
  readonly width: number;
  readonly height: number;
}

/** Estimated widths of texts, since a page without scripts cannot measure them. */
export const sizes = { row: 26, indent: 76, margin: 14, character: 8.4, smallCharacter: 7, gap: 10 } as const;

const bend = 9;

/**
 * Places the actions of a task or state like Architect's editor: one below the other. The branches of an action are below
 * it and indented, each on its own line, which returns to the line of the action if the flow continues there.
 */
export function layoutOf(actions: readonly OutlinedAction[]): FlowLayout {
  const placed = new Placing();
  const bottom = placed.block(actions, sizes.margin, sizes.margin + sizes.row / 2);
  const width = Math.max(...placed.actions.map(({ right }) => right), 0) + 2 * sizes.margin;
  return { ...placed, width: Math.ceil(width), height: Math.ceil(bottom + sizes.margin) };
}

/** Cuts a drawing between its actions, about every 100 pixels, since a printer would cut it anywhere. */
export function piecesOf({ actions, height }: FlowLayout): readonly Piece[] {
  const above = sizes.row / 2 + 1;
  const cuts = [0];
  for (const y of actions.map((action) => action.y - above).sort((a, b) => a - b)) {
    if (y - (cuts.at(-1) ?? 0) >= 100) cuts.push(y);
  }
  return cuts.map((y, index) => ({ y, height: (cuts[index + 1] ?? height) - y }));
}

class Placing {
  readonly actions: PlacedAction[] = [];
  readonly ways: PlacedWay[] = [];
  readonly labels: PlacedLabel[] = [];
  readonly frames: PlacedFrame[] = [];

  /** @returns the bottom of the block */
  block(actions: readonly OutlinedAction[], x: number, top: number): number {
    let y = top;
    for (const [index, action] of actions.entries()) y = this.action(action, x, y, index === actions.length - 1);
    return y;
  }

  private action(action: OutlinedAction, x: number, y: number, isLast: boolean): number {
    const full = action.exits.filter(({ actions }) => actions.length > 0);
    const short = action.exits.filter(({ actions }) => actions.length === 0);
    const shortExits = action.exits.length > 1 ? short : [];
    this.actions.push({ action, x, y, shortExits, right: rightOf(action, shortExits, x) });

    const ends: { readonly exit: OutlinedExit; readonly y: number }[] = [];
    let next = y + sizes.row;
    for (const exit of full) {
      const bottom = this.branch(action, exit, x, y, next);
      if (goesOn(exit)) ends.push({ exit, y: bottom });
      next = bottom + sizes.row;
    }
    if (isLast) next -= sizes.row / 2;
    for (const end of ends) {
      const line = `M${x + sizes.indent} ${end.y}q0 ${bend} ${-bend} ${bend}H${x + bend}q${-bend} 0 ${-bend} ${bend}V${next}`;
      this.ways.push({ line, kind: 'back', action, exits: [end.exit] });
    }
    const past = short.filter(goesOn);
    if (past.length > 0) this.ways.push({ line: `M${x} ${y}V${next}`, kind: 'past', action, exits: past });
    return next;
  }

  private branch(action: OutlinedAction, exit: OutlinedExit, x: number, from: number, y: number): number {
    const inner = x + sizes.indent;
    const before = this.actions.length;
    const bottom = this.block(exit.actions, inner, y);
    const line = `M${x} ${from}V${y - bend}q0 ${bend} ${bend} ${bend}H${inner}`;
    this.ways.push({ line, kind: 'in', action, exits: [exit] });
    this.labels.push({ action, exit, x: x + bend + 4, y });
    if (exit.repeats) this.loop(action, exit, { x, y, bottom, placed: this.actions.slice(before) });
    return bottom;
  }

  private loop(
    action: OutlinedAction,
    exit: OutlinedExit,
    { x, y, bottom, placed }: { x: number; y: number; bottom: number; placed: readonly PlacedAction[] },
  ): void {
    const inner = x + sizes.indent;
    const right = Math.max(...placed.map((one) => one.right));
    const top = y - sizes.row / 2;
    this.frames.push({ x: x + 5, y: top, width: right - x + 5, height: bottom - top + bend + 5 });
    if (exit.ends) return;
    const line = `M${inner} ${bottom}q0 ${bend} ${-bend} ${bend}H${x + 3 * bend}q${-bend} 0 ${-bend} ${-bend}V${y + bend + 2}`;
    this.ways.push({ line, kind: 'again', action, exits: [exit] });
  }
}

function rightOf({ name, kind }: OutlinedAction, exits: readonly OutlinedExit[], x: number): number {
  const small = [kind, ...exits.map((exit) => `${exit.name} 9x`)];
  const texts = small.reduce((sum, text) => sum + text.length * sizes.smallCharacter + sizes.gap, 0);
  return x + 14 + name.length * sizes.character + texts;
}
