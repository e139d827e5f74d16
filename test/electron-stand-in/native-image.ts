import { existsSync, readFileSync } from 'node:fs';
import { fence, fenced } from './missing.ts';

/** An image as far as its bytes: nothing here draws. */
export class NativeImage {
  private readonly bytes: Buffer;
  constructor(bytes: Buffer) {
    this.bytes = bytes;
  }
  isEmpty(): boolean {
    return this.bytes.length === 0;
  }
  toPNG(): Buffer {
    return Buffer.from(this.bytes);
  }
  toDataURL(): string {
    return `data:image/png;base64,${this.bytes.toString('base64')}`;
  }
  /** Width and height of a PNG stand at byte 16 of it. */
  getSize(): { width: number; height: number } {
    const isPng = this.bytes.subarray(1, 4).toString('latin1') === 'PNG';
    return isPng
      ? { width: this.bytes.readUInt32BE(16), height: this.bytes.readUInt32BE(20) }
      : { width: 0, height: 0 };
  }
  resize(_options: object): NativeImage {
    return this;
  }
  setTemplateImage(_isTemplate: boolean): void {}
}
Object.setPrototypeOf(NativeImage.prototype, fence('NativeImage', Object.prototype));

export const nativeImage = fenced('nativeImage', {
  createEmpty: () => new NativeImage(Buffer.alloc(0)),
  createFromPath: (path: string) => new NativeImage(existsSync(path) ? readFileSync(path) : Buffer.alloc(0)),
  createFromBuffer: (bytes: Buffer) => new NativeImage(Buffer.from(bytes)),
  createFromDataURL: (url: string) => new NativeImage(Buffer.from(url.replace(/^[^,]*,/, ''), 'base64')),
});

/** What a Tray or Notification accepts as its picture. */
export function toImage(image: unknown): NativeImage {
  return image instanceof NativeImage ? image : nativeImage.createFromPath(String(image));
}
