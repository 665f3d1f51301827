import type { Reply } from '../servicenow/replies';

/** Keys of links in JSON: of references, and of rows of an import set. */
const linkKeys = ['link', 'record_link'] as const;

/**
 * Replaces the origin in the links of an answer, so that a client that follows them stays on this machine, with its
 * token. Texts in records do not change. Works on truncated JSON, too.
 *
 * @param origin such as `http://127.0.0.1:49152`
 * @param instance origin of the instance
 */
export function withLinksTo(origin: string, instance: string, { headers, body, ...reply }: Reply): Reply {
  const { location, link, ...others } = headers;
  const moved = (text: string, before: string) => text.replaceAll(`${before}${instance}/`, `${before}${origin}/`);
  return {
    ...reply,
    headers: {
      ...others,
      ...(location !== undefined && { location: location.replace(instance, origin) }),
      ...(link !== undefined && { link: moved(link, '<') }),
    },
    body: linkKeys.reduce((text, key) => moved(text, `"${key}":"`), body),
  };
}
