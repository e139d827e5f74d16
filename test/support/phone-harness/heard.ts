import type { Page } from 'playwright';
import { expect } from 'playwright/test';

/** The loudest tone in what the phone page plays, over a second. */
interface Heard {
  hertz: number;
  /** Level of that tone's spectral line, dB below full scale; nothing at all is -Infinity. */
  decibels: number;
}

/** Listens to the remote party's audio, where the person's loudspeaker does: at the page's audio element. */
async function listen(page: Page): Promise<Heard> {
  return page.evaluate(async () => {
    const element = document.querySelector<HTMLAudioElement>('#remote-audio');
    if (!(element?.srcObject instanceof MediaStream)) return { hertz: 0, decibels: -Infinity };
    const audio = new AudioContext();
    const analyser = new AnalyserNode(audio, { fftSize: 16_384, smoothingTimeConstant: 0 });
    audio.createMediaStreamSource(element.srcObject).connect(analyser);
    await audio.resume();
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    const bins = new Float32Array(analyser.frequencyBinCount);
    analyser.getFloatFrequencyData(bins);
    await audio.close();
    let loudest = 0;
    for (const [bin, level] of bins.entries()) if (level > (bins[loudest] ?? -Infinity)) loudest = bin;
    return {
      hertz: (loudest * audio.sampleRate) / analyser.fftSize,
      decibels: bins[loudest] ?? -Infinity,
    };
  });
}

/** That this tone, and no other, is what is heard, within 10 s. */
export async function expectToHear(page: Page, hertz: number): Promise<void> {
  await expect(async () => {
    const heard = await listen(page);
    expect(heard.decibels).toBeGreaterThan(-30);
    expect(Math.abs(heard.hertz - hertz)).toBeLessThan(10);
  }).toPass({ timeout: 10_000 });
}

export async function expectSilence(page: Page): Promise<void> {
  await expect.poll(async () => (await listen(page)).decibels).toBeLessThan(-80);
}
