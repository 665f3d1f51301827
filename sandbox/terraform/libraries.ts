import { UserError } from '../../input/user-error';

/** The packages that Terraform's plugin protocol needs. Only commands that start Terraform, and `serve`, load them. */
export interface Libraries {
  readonly grpc: typeof import('@grpc/grpc-js');
  readonly protobuf: typeof import('protobufjs');
  readonly msgpack: typeof import('@msgpack/msgpack');
}

const packages = ['@grpc/grpc-js', 'protobufjs', '@msgpack/msgpack'];

/** @throws UserError with the line that installs them, when one is missing */
export function loadLibraries(): Libraries {
  try {
    return {
      grpc: require('@grpc/grpc-js'),
      protobuf: require('protobufjs'),
      msgpack: require('@msgpack/msgpack'),
    };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND') throw error;
    throw new UserError([
      {
        problem: 'a package is missing that serves the provider to Terraform',
        next: `run: npm install --save-dev ${packages.join(' ')}`,
      },
    ]);
  }
}
