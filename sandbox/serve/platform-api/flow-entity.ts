import type { FlowDraft, FlowRecord, OrgRecord, Publication } from '../../genesys/org/org-record';

/** A flow as the API answers it. */
export function flowOf(flow: FlowRecord, { divisions }: OrgRecord) {
  const { id, name, type, version, publications, lockedBy, draft } = flow;
  const published = publishedVersion(version, publications);
  const saved = draft === undefined ? published : draftVersion(version, draft);
  return {
    id,
    name,
    type: type.toUpperCase(),
    division: divisions[0],
    active: true,
    system: false,
    deleted: false,
    publishedVersion: published,
    checkedInVersion: draft?.checkedInAt === undefined ? published : saved,
    savedVersion: saved,
    ...(lockedBy !== undefined && { lockedUser: lockedBy }),
    selfUri: `/api/v2/flows/${id}`,
  };
}

/** The versions of a flow as the API answers them, the latest last. */
export function versionsOf({ version, publications, draft }: FlowRecord) {
  const published = Array.from({ length: version }, (_, index) => publishedVersion(index + 1, publications));
  return [...published, ...(draft === undefined ? [] : [draftVersion(version, draft)])];
}

/** A version of which it is not known who published it has neither a maker nor a date. */
function publishedVersion(version: number, publications: readonly Publication[] = []) {
  const by = publications.find((publication) => publication.version === version);
  const maker = { ...(by?.client && { createdByClient: by.client }), ...(by?.user && { createdBy: by.user }) };
  return {
    id: `${version}.0`,
    name: `${version}.0`,
    commitVersion: String(version),
    type: 'PUBLISH',
    ...maker,
    ...(by !== undefined && { datePublished: by.at }),
  };
}

/** The platform does not document the numbers of versions that are not published. */
function draftVersion(version: number, { user, savedAt, checkedInAt }: FlowDraft) {
  const id = `${version}.1`;
  return {
    id,
    name: id,
    type: checkedInAt === undefined ? 'SAVE' : 'CHECKIN',
    createdBy: user,
    dateSaved: Date.parse(savedAt),
    ...(checkedInAt !== undefined && { dateCheckedIn: Date.parse(checkedInAt) }),
  };
}
