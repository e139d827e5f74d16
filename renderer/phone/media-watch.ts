/** How long a connection may stay interrupted before the call is given up. */
const graceMs = 5_000;

/** What the person should know of a connection's health. */
export interface MediaHealth {
  interrupted(): void;
  /** The audio is gone for good: end the call. Called at most once. */
  lost(): void;
}

/**
 * Notices a remote party who vanished without a word. ICE says `disconnected` about 5 s after the last packet and
 * `failed` only at 15 s or later, and JsSIP waits for the latter, which may never come (recipe, trap 3).
 *
 *   connected ─► disconnected ─ graceMs ─► lost
 *       ▲              │                     ▲
 *       └── connected ─┘        failed ──────┘
 */
export function watchMedia(connection: RTCPeerConnection, health: MediaHealth): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;

  function change(): void {
    clearTimeout(timer);
    if (connection.connectionState === 'failed') {
      end();
      health.lost();
    } else if (connection.connectionState === 'disconnected') {
      health.interrupted();
      timer = setTimeout(() => {
        end();
        health.lost();
      }, graceMs);
    }
  }

  function end(): void {
    clearTimeout(timer);
    connection.removeEventListener('connectionstatechange', change);
  }

  connection.addEventListener('connectionstatechange', change);
  return end;
}
