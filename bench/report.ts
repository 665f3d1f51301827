const labelWidth = 66;

/** Prints the title of a section. */
export function heading(title: string): void {
  console.log(`\n${title}`);
}

/** Prints one measurement. */
export function line(label: string, value: string, remark = ''): void {
  console.log(`  ${label.padEnd(labelWidth)} ${value.padStart(12)}${remark && `   ${remark}`}`);
}

/** Prints how many times as much the first is as the second, against a goal where there is one. */
export function ratio(label: string, first: number, second: number, goal?: number): void {
  const value = first / second;
  const verdict = goal === undefined ? '' : `goal: at most ${goal}, ${value <= goal ? 'reached' : 'MISSED'}`;
  line(label, `${value.toFixed(2)} x`, verdict);
}

export function milliseconds(value: number): string {
  return `${value < 10 ? value.toFixed(1) : value.toFixed(0)} ms`;
}

export function perSecond(value: number): string {
  return `${Math.round(value).toLocaleString('en')}/s`;
}
