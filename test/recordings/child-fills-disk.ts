/** Runs on a small disk: takes recordings in until there is no room, makes room, and reports what became of them. */
import { createHash, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StoreError } from '../../main/core/ports.ts';
import { openRecordingFiles } from '../../main/recordings/open-recording-files.ts';
import { silentLog, workerSource } from './files-fixture.ts';

const disk = String(process.argv[2]);
const folder = join(disk, 'recordings');
const wav = Buffer.alloc(700_000);
wav.write('RIFF');
wav.writeUInt32LE(wav.length - 8, 4);
wav.write('WAVEfmt ', 8);
for (const [at, value] of [
  [16, 16],
  [20, 0x10001],
  [24, 8000],
  [28, 16_000],
  [32, 0x100002],
] as const)
  wav.writeUInt32LE(value, at);
wav.write('data', 36);
wav.writeUInt32LE(wav.length - 44, 40);

const files = openRecordingFiles({ folder, worker: workerSource, log: silentLog });
const arrival = (kind: 'memo' | 'attached') => ({
  id: randomUUID(),
  call: randomUUID(),
  name: 'x',
  kind,
  createdAt: 1,
});
await files.leftBehind();
const ballast = join(disk, 'ballast');
const source = join(disk, 'source.wav');
writeFileSync(source, wav);
const { bavail, bsize } = statfsSync(disk);
writeFileSync(ballast, Buffer.alloc(bavail * bsize - 300_000));

const copied = await files.takeIn(arrival('attached'), source, () => undefined);
const afterCopy = readdirSync(folder);
const memo = arrival('memo');
await files.begin(memo);
const told: unknown[] = [];
for (let seq = 0; seq < 10; seq += 1) {
  try {
    await files.append(memo.id, seq, new Uint8Array(wav.subarray(seq * 70_000, (seq + 1) * 70_000)));
  } catch (error) {
    told.push(error instanceof StoreError ? { code: error.code, message: error.message } : String(error));
    break;
  }
}
const spoken = await files.finish(memo.id);
const afterMemo = readdirSync(folder).map((name) => name.replace(memo.id, 'memo'));
const bytes = spoken.ok ? readFileSync(join(folder, `${memo.id}.wav`)) : Buffer.alloc(0);
const asSpoken = wav.subarray(0, bytes.byteLength).equals(bytes);
const asHashed = spoken.ok && createHash('sha256').update(bytes).digest('hex') === spoken.sha256;
const enough = spoken.ok && spoken.bytes === bytes.byteLength && spoken.bytes >= 210_000;
rmSync(ballast);
const again = await files.takeIn(arrival('attached'), source, () => undefined);
const whole = again.ok && readFileSync(source).byteLength === again.bytes;
await files.close();
console.log(JSON.stringify({ copied, afterCopy, told, afterMemo, asSpoken, asHashed, enough, whole }));
