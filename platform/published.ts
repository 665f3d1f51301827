import type { Published } from './org-objects';

interface Version {
  readonly id?: string;
  readonly name?: string;
  readonly createdBy?: { readonly name?: string; readonly id?: string };
  readonly createdByClient?: { readonly name?: string; readonly id?: string };
  readonly datePublished?: string;
}

/** @param publishedBy the person that the flow itself names */
export function publishedOf(version: Version, publishedBy: string | undefined): Published {
  const { id = '', name = id, createdBy, createdByClient, datePublished } = version;
  const author = createdByClient ?? createdBy;
  return {
    version: name.replace(/\.0$/, ''),
    by: publishedBy ?? author?.name ?? author?.id,
    at: datePublished === undefined ? undefined : isoDate(datePublished),
  };
}

/** The platform writes such dates in milliseconds or in ISO 8601. */
function isoDate(text: string): string | undefined {
  const date = new Date(/^\d+$/.test(text) ? Number(text) : text);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}
