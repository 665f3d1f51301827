import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Libraries } from './libraries';
import type { Answers } from './provider';
import { providerServer } from './provider-server';

export interface ServedProvider {
  /** The value of the variable `TF_REATTACH_PROVIDERS`, with which Terraform finds the provider. */
  readonly reattach: string;
  /** Also ends the process that Terraform takes for the provider, so that its number leads to nothing. */
  close(): Promise<void>;
}

const openTofuHost = 'registry.opentofu.org';

/** A program that waits until its input ends. Starting another Node takes as long as all else that is served. */
const idle: readonly [string, readonly string[]] =
  process.platform === 'win32' ? [process.execPath, ['-e', 'process.stdin.resume()']] : ['cat', []];

/**
 * Serves a provider to Terraform on localhost.
 *
 * @param answers may come later: calls wait for them
 * @param address such as `registry.terraform.io/mypurecloud/genesyscloud`
 */
export async function serveProvider(
  answers: Answers | Promise<Answers>,
  address: string,
  libraries: Libraries,
): Promise<ServedProvider> {
  const { grpc } = libraries;
  const server = providerServer(answers, libraries);
  const port = await new Promise<number>((resolve, reject) =>
    server.bindAsync('127.0.0.1:0', grpc.ServerCredentials.createInsecure(), (error, bound) =>
      error ? reject(error) : resolve(bound),
    ),
  );
  // Terraform may kill the process that it takes for the provider. This one does nothing, and ends with this program.
  const disposable = spawn(...idle, { stdio: ['pipe', 'ignore', 'ignore'] });
  disposable.unref();
  const found = {
    Protocol: 'grpc',
    ProtocolVersion: 5,
    Pid: disposable.pid,
    Test: true,
    Addr: { Network: 'tcp', String: `127.0.0.1:${port}` },
  };
  const addresses = [address, address.replace(/^[^/]+/, openTofuHost)];
  return {
    reattach: JSON.stringify(Object.fromEntries(addresses.map((name) => [name, found]))),
    close: async () => {
      server.forceShutdown();
      if (disposable.exitCode !== null || disposable.signalCode !== null) return;
      disposable.ref();
      const ended = once(disposable, 'exit');
      disposable.kill();
      await ended;
    },
  };
}
