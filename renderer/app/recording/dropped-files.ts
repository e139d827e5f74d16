/** What lies in a drop or in the clipboard, told apart. */
export interface DroppedFiles {
  readonly files: readonly File[];
  /** Names of folders, which cannot be attached. */
  readonly folders: readonly string[];
}

/** Whether a drag carries files: while it moves only the kinds can be seen, not the files. */
export function carriesFiles(transfer: DataTransfer | null): boolean {
  return transfer?.types.includes('Files') ?? false;
}

/** The files and folders of a transfer; to be called in the event, after which the browser empties it. */
export function droppedFiles(transfer: DataTransfer | null): DroppedFiles {
  const files: File[] = [];
  const folders: string[] = [];
  for (const item of transfer?.items ?? []) {
    if (item.kind !== 'file') continue;
    const entry = item.webkitGetAsEntry();
    const file = item.getAsFile();
    if (entry?.isDirectory) folders.push(entry.name);
    else if (file) files.push(file);
  }
  return { files, folders };
}

const soundNames = /\.(wav|mp3|ogg|oga|opus|webm|m4a|mp4|flac)$/i;

/** Whether a file says of itself that it is sound; only for whom a paste is meant, main looks at the content. */
export function looksLikeSound(file: Pick<File, 'name' | 'type'>): boolean {
  return file.type.startsWith('audio/') || soundNames.test(file.name);
}
