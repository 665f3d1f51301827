import type {
  Server,
  ServerDuplexStream,
  ServerWritableStream,
  ServiceDefinition,
  UntypedServiceImplementation,
} from '@grpc/grpc-js';
import type { Type } from 'protobufjs';
import type { Libraries } from './libraries';
import { calls, messageTypes } from './protocol';
import type { Answers } from './provider';

/**
 * The server of a provider, which answers the calls of Terraform and those of go-plugin, which starts providers for it.
 *
 * @param answers may come later: calls wait for them
 * @param onShutdown called when the provider is told to end
 */
export function providerServer(
  answers: Answers | Promise<Answers>,
  libraries: Libraries,
  onShutdown: () => void = () => undefined,
): Server {
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
  addPluginServices(server, onShutdown);
  return server;
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

/** The services of go-plugin: the streams stay open and carry nothing. */
function addPluginServices(server: Server, onShutdown: () => void): void {
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
    Shutdown: (_: unknown, answer: (error: null, response: object) => void) => {
      answer(null, {});
      onShutdown();
    },
  });
}
