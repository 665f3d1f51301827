/** The exit that every task has without declaring it. */
export const implicitPath = 'default';

/** The output path of a name; flows write the implicit one in small letters and with a capital. */
export function pathNamed(name: string | undefined): string | undefined {
  return name?.toLowerCase() === implicitPath ? implicitPath : name;
}
