import { describe, expect, it } from 'vitest';
import { SessionProtocol } from './protocol.ts';
import { registerScheme } from './scheme.ts';

registerScheme('stream', { standard: true, secure: true });

const megabyte = 1024 * 1024;
const ask = (protocol: SessionProtocol) => protocol.answer('stream', new Request('stream://host/x'));

/** Answers with so many megabytes, counting those that were taken, and whether the rest was let go. */
function streaming(megabytes: number) {
  const protocol = new SessionProtocol();
  const told = { taken: 0, letGo: false };
  protocol.api.handle('stream', () => {
    const body = new ReadableStream<Uint8Array>(
      {
        pull(controller) {
          if (told.taken === megabytes) return controller.close();
          told.taken += 1;
          controller.enqueue(new Uint8Array(megabyte));
        },
        cancel() {
          told.letGo = true;
        },
      },
      { highWaterMark: 0 },
    );
    return new Response(body);
  });
  return { protocol, told };
}

describe('a streamed answer of a scheme', () => {
  it('is given whole', async () => {
    const { protocol } = streaming(5);
    expect((await ask(protocol)).body.byteLength).toBe(5 * megabyte);
  });

  it('that is too large to be held here fails, and is let go', async () => {
    const { protocol, told } = streaming(500);
    await expect(ask(protocol)).rejects.toThrow('ERR_FAILED');
    expect(told).toEqual({ taken: 65, letGo: true });
  });
});
