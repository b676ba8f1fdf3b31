/**
 * Marionette, the protocol that Firefox itself is driven by: packets `<bytes>:<json>` over TCP, a command
 * `[0, id, name, parameters]`, its answer `[1, id, error, result]`. Unlike WebDriver it also reaches the browser's own
 * windows ("chrome"), where the toolbar, the prompts and the add-ons are.
 */
import { connect, type Socket } from 'node:net';

export type Marionette = {
  send<Result = unknown>(command: string, parameters?: object): Promise<Result>;
  close(): void;
};

type Waiting = { resolve: (result: unknown) => void; reject: (error: Error) => void; command: string };

export async function connectMarionette(port: number): Promise<Marionette> {
  const socket = connect({ port, host: '127.0.0.1' });
  const greeted = Promise.withResolvers<void>();
  let asked: Waiting | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let lastId = 0;

  readPackets(socket, (packet) => {
    if (!Array.isArray(packet)) return greeted.resolve();
    const [, , error, result] = packet as [1, number, { error: string; message: string } | null, unknown];
    if (error) asked?.reject(new Error(`${asked.command}: ${error.error}: ${error.message}`));
    else asked?.resolve(result);
  });

  function fail(reason: string): void {
    greeted.reject(new Error(reason));
    asked?.reject(new Error(`${asked.command}: ${reason}`));
  }
  socket.on('error', ({ message }) => fail(message));
  socket.on('close', () => fail('Firefox closed the connection'));

  function ask(command: string, parameters: object): Promise<unknown> {
    lastId += 1;
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    asked = { resolve, reject, command };
    if (socket.destroyed) reject(new Error(`${command}: Firefox is gone`));
    const json = JSON.stringify([0, lastId, command, parameters]);
    socket.write(`${Buffer.byteLength(json)}:${json}`);
    return promise;
  }

  await greeted.promise;
  return {
    send<Result>(command: string, parameters: object = {}) {
      // One at a time: the context that a command runs in is the connection's.
      const answer = last.then(() => ask(command, parameters));
      last = answer.catch(() => undefined);
      return answer as Promise<Result>;
    },
    close: () => socket.destroy(),
  };
}

function readPackets(socket: Socket, onPacket: (packet: unknown) => void): void {
  let received: Buffer = Buffer.alloc(0);
  socket.on('data', (data: Buffer) => {
    received = Buffer.concat([received, data]);
    for (;;) {
      const colon = received.indexOf(':');
      const end = colon + 1 + Number(received.toString('utf8', 0, Math.max(0, colon)));
      if (colon < 0 || received.length < end) return;
      onPacket(JSON.parse(received.toString('utf8', colon + 1, end)));
      received = received.subarray(end);
    }
  });
}
