import type { StormResult } from '../../sandbox/storm/card';
import type { Played } from '../play/play';

/** What a report tells. */
export interface ReportContent {
  /** Heading of the page. */
  readonly title: string;
  /** What was run and on what, as one sentence. */
  readonly about: string;
  /** Interactions, each told step by step. */
  readonly played: readonly Played[];
  /** Storms, each with its card and charts. @default - none */
  readonly storms?: readonly StormResult[];
}
