import type { Command } from 'commander';
import { UserError } from '../../input/user-error';

/** Makes commands refuse an option with one value that is given twice. Commander would take the last value. */
export function refuseRepeatedOptions(cli: Command): void {
  for (const command of cli.commands) {
    refuseRepeatedOptions(command);
    const given = new Set<string>();
    for (const option of command.options) {
      if (option.variadic || option.isBoolean()) continue;
      command.on(`option:${option.name()}`, () => {
        if (given.has(option.name()))
          throw new UserError([{ path: `--${option.name()}`, problem: 'given twice', next: 'keep one' }]);
        given.add(option.name());
      });
    }
  }
}
