/** The most that one page can take (RFC 3533, section 6): 27 + 255 + 255 × 255 bytes. */
const pageBytes = 65_307;

/**
 * Where the last whole page of an Ogg file ends: the demuxer takes a page that breaks off for a fault of the whole file, and
 * a recording that was cut off should be heard as far as it goes.
 */
export async function endOfWholePages(
  size: number,
  read: (start: number, end: number) => Promise<Uint8Array>,
): Promise<number> {
  const start = Math.max(0, size - 2 * pageBytes);
  const tail = await read(start, size);
  for (let at = tail.byteLength - 27; at >= 0; at -= 1) {
    if (tail[at] !== 0x4f || tail[at + 1] !== 0x67 || tail[at + 2] !== 0x67 || tail[at + 3] !== 0x53)
      continue;
    const body = tail.subarray(at + 27, at + 27 + (tail[at + 26] ?? 0)).reduce((sum, part) => sum + part, 0);
    const end = at + 27 + (tail[at + 26] ?? 0) + body;
    return end <= tail.byteLength ? start + end : start + at;
  }
  return size;
}
