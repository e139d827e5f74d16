import { constants } from 'node:fs';
import { open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Arrival } from '../core/ports.ts';
import { arrivalName } from './names.ts';
import { codeOf } from './trouble.ts';

const { O_CREAT, O_EXCL, O_NOFOLLOW, O_RDONLY, O_RDWR } = constants;

const ArrivalSchema: z.ZodType<Arrival> = z.strictObject({
  id: z.string(),
  call: z.string(),
  name: z.string(),
  kind: z.enum(['attached', 'memo']),
  createdAt: z.number(),
});

/** Notes what is coming beside its bytes, on the disk itself, so that the next start knows whose they are. */
export async function noteArrival(folder: string, arrival: Arrival): Promise<void> {
  const path = join(folder, arrivalName(arrival.id));
  const handle = await open(path, O_CREAT | O_EXCL | O_RDWR | O_NOFOLLOW, 0o600);
  try {
    await handle.chmod(0o600);
    await handle.writeFile(JSON.stringify(arrival));
    await handle.sync();
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  } finally {
    await handle.close();
  }
}

/** Reads that note; null when there is none, or none of ours. */
export async function notedArrival(folder: string, id: string): Promise<Arrival | null> {
  try {
    const text = await readFile(join(folder, arrivalName(id)), {
      encoding: 'utf8',
      flag: O_RDONLY | O_NOFOLLOW,
    });
    const arrival = ArrivalSchema.safeParse(JSON.parse(text));
    return arrival.success && arrival.data.id === id ? arrival.data : null;
  } catch (error) {
    if (error instanceof SyntaxError || ['ENOENT', 'ELOOP', 'EISDIR'].includes(codeOf(error))) return null;
    throw error;
  }
}
