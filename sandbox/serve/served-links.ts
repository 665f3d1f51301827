import type { Reply } from '../servicenow/replies';

/** Keys of links in JSON: of references, and of rows of an import set. */
const linkKeys = ['link', 'record_link'] as const;

/**
 * An answer whose links lead to another origin than the instance, so that who follows them stays there, with the token.
 * Texts in records are left as they are. Works on JSON that was cut off too.
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
