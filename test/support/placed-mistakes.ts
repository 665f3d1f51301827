import { type Mistake, mistakeText } from '../../input/mistake';
import { UserError } from '../../input/user-error';

/** A mistake that a place can be shown for without reading its text. */
interface PlacedMistake extends Mistake {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/**
 * The mistakes that some work throws because of the content of files; none if it succeeds.
 *
 * @throws if a mistake lacks file, line or column, or anything else is thrown
 */
export function placedMistakes(work: () => unknown): readonly PlacedMistake[] {
  try {
    work();
    return [];
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return error.mistakes.map(placed);
  }
}

function placed(mistake: Mistake): PlacedMistake {
  const { file, line = 0, column = 0 } = mistake;
  if (file === undefined || line < 1 || column < 1) throw new Error(`a mistake without place: ${mistakeText(mistake)}`);
  return { ...mistake, file, line, column };
}
