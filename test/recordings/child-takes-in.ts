/** Takes memos and copies in, one after the other, until it is killed; says each that it holds for kept. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { openRecordingFiles } from '../../main/recordings/open-recording-files.ts';
import { silentLog, workerSource } from './files-fixture.ts';

const [folder = '', source = ''] = process.argv.slice(2);
const files = openRecordingFiles({ folder, worker: workerSource, log: silentLog });
const bytes = readFileSync(source);
await files.leftBehind();
console.log('ready');
for (;;) {
  const spoken = { id: randomUUID(), call: randomUUID(), name: 'memo', kind: 'memo', createdAt: 1 } as const;
  await files.begin(spoken);
  let seq = 0;
  for (let at = 0; at < bytes.byteLength; at += 4000) {
    await files.append(spoken.id, seq, new Uint8Array(bytes.subarray(at, at + 4000)));
    seq += 1;
    console.log(`spoken ${spoken.id} ${Math.min(bytes.byteLength, at + 4000)}`);
  }
  const copied = { ...spoken, id: randomUUID(), kind: 'attached' } as const;
  const [one, other] = await Promise.all([
    files.finish(spoken.id),
    files.takeIn(copied, source, () => undefined),
  ]);
  for (const [id, taken] of [
    [spoken.id, one],
    [copied.id, other],
  ] as const) {
    if (taken.ok) console.log(`kept ${id} ${taken.sha256}`);
  }
}
