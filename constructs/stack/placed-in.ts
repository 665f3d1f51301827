import { declaredIn } from '../../input/declared-in';
import { UserError } from '../../input/user-error';

/** Mistakes of a declaration, with the place of its call. @param declaring a function that is running */
export function placedIn<T>(declaring: (...args: never[]) => unknown, declare: () => T): T {
  try {
    return declare();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const place = declaredIn(declaring);
    throw new UserError(error.mistakes.map((mistake) => ({ ...place, ...mistake })));
  }
}
