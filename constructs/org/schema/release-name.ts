/**
 * The name of a release: its file without `.yaml`. It begins with a letter, or with digits and a hyphen, so that YAML never
 * takes it for a number.
 */
export const releaseName = /^(?!(?:null|true|false)$)(?:[a-z]|[0-9]+-)[a-z0-9-]*$/;

export const releaseNameInWords = 'lower-case letters, digits and "-", not only digits, as in first or 2026-12';
