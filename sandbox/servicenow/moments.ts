/** A moment as ServiceNow stores and prints it: UTC, `yyyy-MM-dd HH:mm:ss`. */
export function stamped(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 19).replace('T', ' ');
}
