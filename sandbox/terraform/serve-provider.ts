import { spawn } from 'node:child_process';
import type {
  ServerDuplexStream,
  ServerWritableStream,
  ServiceDefinition,
  UntypedServiceImplementation,
} from '@grpc/grpc-js';
import type { Type } from 'protobufjs';
import type { Libraries } from './libraries';
import { calls, messageTypes } from './protocol';
import type { Answers } from './provider';

export interface ServedProvider {
  /** The value of the variable `TF_REATTACH_PROVIDERS`, with which Terraform finds the provider. */
  readonly reattach: string;
  close(): void;
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
  const types = messageTypes(libraries);
  const server = new grpc.Server({ 'grpc.max_receive_message_length': -1, 'grpc.max_send_message_length': -1 });
  const methods = calls.map(
    (call) =>
      [call, method('tfplugin5.Provider', call, codec(types[`${call}Request`], types[`${call}Response`]))] as const,
  );
  server.addService(
    Object.fromEntries(methods) as ServiceDefinition,
    Object.fromEntries(
      calls.map((call) => [
        call,
        async ({ request }: { request: unknown }, answer: (error: object | null, response?: object) => void) => {
          try {
            answer(null, await (await answers)[call](request));
          } catch (error) {
            answer({ code: grpc.status.INTERNAL, details: error instanceof Error ? error.stack : String(error) });
          }
        },
      ]),
    ) as UntypedServiceImplementation,
  );
  addPluginServices(server);
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
    close: () => {
      server.forceShutdown();
      disposable.kill();
    },
  };
}

interface Bytes {
  readonly read: (bytes: Buffer) => unknown;
  readonly write: (message: unknown) => Buffer;
}

function codec(request: Type, response: Type): Bytes {
  return {
    read: (bytes) => request.decode(bytes),
    write: (message) => Buffer.from(response.encode(response.fromObject(message as object)).finish()),
  };
}

const empty: Bytes = { read: () => ({}), write: () => Buffer.alloc(0) };

function method(service: string, name: string, { read, write }: Bytes, streams: { in?: boolean; out?: boolean } = {}) {
  return {
    path: `/${service}/${name}`,
    requestStream: streams.in ?? false,
    responseStream: streams.out ?? false,
    requestDeserialize: read,
    responseSerialize: write,
    requestSerialize: write,
    responseDeserialize: read,
  };
}

/** The services of go-plugin, which starts plugins for Terraform: the streams stay open and carry nothing. */
function addPluginServices(server: InstanceType<Libraries['grpc']['Server']>): void {
  const open = (stream: ServerWritableStream<unknown, unknown> | ServerDuplexStream<unknown, unknown>) => {
    stream.on('error', () => undefined);
    stream.on('data', () => undefined);
  };
  server.addService(
    { StreamStdio: method('plugin.GRPCStdio', 'StreamStdio', empty, { out: true }) } as ServiceDefinition,
    { StreamStdio: open },
  );
  server.addService(
    { StartStream: method('plugin.GRPCBroker', 'StartStream', empty, { in: true, out: true }) } as ServiceDefinition,
    { StartStream: open },
  );
  server.addService({ Shutdown: method('plugin.GRPCController', 'Shutdown', empty) } as ServiceDefinition, {
    Shutdown: (_: unknown, answer: (error: null, response: object) => void) => answer(null, {}),
  });
}
