import os from 'node:os';
import { UserError } from '../input/user-error';

/** The official SDK of Genesys Cloud. Only commands that talk to an org load it. */
export type Sdk = typeof import('purecloud-platform-client-v2');

/** A client of the SDK: where its requests go, and with which token. */
export type ApiClient = InstanceType<Sdk['ApiClientClass']>;

/**
 * The SDK, with a client of its own.
 *
 * @throws UserError with the line that installs it, when it is missing
 */
export function loadSdk(): { readonly sdk: Sdk; readonly client: ApiClient } {
  return withoutSettingsFile(() => {
    const sdk = required();
    const client = new sdk.ApiClientClass();
    // Ends the watch on the settings file, which the SDK begins whether or not there is one.
    client.config.live_reload_config = false;
    return { sdk, client };
  });
}

function required(): Sdk {
  try {
    return require('purecloud-platform-client-v2');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND') throw error;
    throw new UserError([
      {
        problem: 'a package is missing that this command needs to call Genesys Cloud',
        next: 'run: npm install --save-dev purecloud-platform-client-v2',
      },
    ]);
  }
}

/**
 * Hides `~/.genesyscloudjavascript/config` from the SDK: the file may name another org, and may make the SDK write what it
 * sends to a log.
 */
function withoutSettingsFile<T>(work: () => T): T {
  const { homedir } = os;
  os.homedir = () => os.devNull;
  try {
    return work();
  } finally {
    os.homedir = homedir;
  }
}
