import { list, pattern } from '../input/schema-words';

/** Permissions of a client. */
export function permissions() {
  const part = '[A-Za-z]+';
  const permission = new RegExp(`^${part}:(?:${part}|\\*):(?:${part}|\\*)$`);
  return list(
    pattern(permission, 'a permission such as integrations:action:view, or with * as its second or third part'),
  );
}
